"""A plugin that tries to get out of the worker: installed as a package of its own, and run as a check.

Each way out takes a folder of the desk's, in which a file lies, and returns words when it worked. Ways that
could do harm where they work are tried in a form that does none.
"""

# ruff: noqa: PTH123, PTH208, S606 - ways out are tried as somebody would who wants out

from __future__ import annotations

import ctypes
import fcntl
import mmap
import os
import resource
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

libc = ctypes.CDLL(None, use_errno=True)


def called(answer):
    """Return the answer of the C library, or raise what it says went wrong."""
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer


def on_this(x86_64, aarch64):
    return x86_64 if os.uname().machine == "x86_64" else aarch64


def read_a_file_of_the_desk(desk):
    return (desk / "source.txt").read_text()


def read_etc_passwd(_desk):
    return Path("/etc/passwd").read_text()


def list_the_home(_desk):
    return os.listdir(Path("~").expanduser())


def list_the_desk(desk):
    return os.listdir(desk)


def write_home(_desk):
    Path("~/.bashrc-of-a-mole").expanduser().write_text("")


def write_the_desk(desk):
    (desk / "loot").write_text("loot")


def write_over_a_file(desk):
    with (desk / "source.txt").open("r+") as file:
        file.truncate(0)


def remove_a_file(desk):
    (desk / "source.txt").unlink()


def rename_a_file(desk):
    (desk / "source.txt").rename(desk / "renamed.txt")


def link_a_file(desk):
    (desk / "link.txt").hardlink_to(desk / "source.txt")


def symlink_a_file(desk):
    (desk / "symlink.txt").symlink_to(desk / "source.txt")


def open_a_files_rights(desk):
    (desk / "source.txt").chmod(0o666)


def change_a_files_times(desk):
    os.utime(desk / "source.txt", (0, 0))


def make_a_pipe(desk):
    os.mkfifo(desk / "pipe")


def fill_the_disk(_desk):
    with open("/tmp/mole", "wb") as file:  # noqa: S108 - the very place
        file.write(bytes(1 << 20))


def fill_shared_memory(_desk):
    with open("/dev/shm/mole", "wb") as file:  # noqa: S108 - the very place
        file.write(bytes(1 << 20))


def share_memory(_desk):
    return os.memfd_create("mole")


def share_memory_the_old_way(_desk):
    called(libc.shmget(0, 4096, 0o1600))


def open_a_tcp_socket(_desk):
    return socket.create_connection(("127.0.0.1", 9), timeout=1)


def send_by_udp(_desk):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendto(b"x", ("127.0.0.1", 9))


def listen_for_somebody(_desk):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))


def ask_dns(_desk):
    # The C library's own way answers "temporary failure" to every refusal.
    return socket.getaddrinfo("example.org", 80)


def open_a_unix_socket(_desk):
    with socket.socket(socket.AF_UNIX) as unix:
        unix.connect("\0mole")


def listen_to_the_kernel(_desk):
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)


def execute(_desk):
    os.execv("/bin/true", ["true"])


def run_a_program(_desk):
    subprocess.run(["/bin/true"], check=True)


def fork(_desk):
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)


def fork_bomb(_desk):
    for _ in range(3):
        fork(_desk)


def make_threads_without_end(_desk):
    done = threading.Event()
    try:
        for _ in range(100_000):
            threading.Thread(target=done.wait, daemon=True).start()
    finally:
        done.set()


def trace_the_parent(_desk):
    seize = 0x4206
    called(libc.ptrace(seize, os.getppid(), 0, 0))


def signal_the_parent(_desk):
    os.kill(os.getppid(), 0)


def signal_everybody(_desk):
    os.kill(-1, 0)


def have_the_parent_signalled(_desk):
    pipe, _ = os.pipe()
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getppid())


def read_the_parents_memory(_desk):
    return Path(f"/proc/{os.getppid()}/mem").open("rb")


def read_the_parents_environment(_desk):
    return Path(f"/proc/{os.getppid()}/environ").read_bytes()


def read_the_parents_memory_directly(_desk):
    called(libc.process_vm_readv(os.getppid(), 0, 0, 0, 0, 0))


def watch_the_parent(_desk):
    return os.pidfd_open(os.getppid())


def look_around_in_proc(_desk):
    return os.listdir("/proc")


def leave_the_group(_desk):
    os.setpgid(0, os.getppid())


def raise_its_own_limits(_desk):
    resource.prlimit(0, resource.RLIMIT_NOFILE, (64, 64))


def lower_the_parents_limits(_desk):
    before = resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, before)


def be_served_first(_desk):
    os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))


def open_its_own_memory(_desk):
    called(libc.prctl(4, 1, 0, 0, 0))


def have_a_world_of_its_own(_desk):
    called(libc.unshare(0x10000000))


def mount(desk):
    called(libc.mount(b"none", os.fsencode(desk), b"tmpfs", 0, 0))


def change_the_root(desk):
    os.chroot(desk)


def keep_a_key(_desk):
    called(libc.syscall(on_this(248, 217), b"user", b"mole", b"x", 1, -3))


def load_into_the_kernel(_desk):
    called(libc.syscall(on_this(321, 280), 0, 0, 0))


def load_a_module(_desk):
    called(libc.syscall(on_this(313, 273), -1, b"", 0))


def use_io_uring(_desk):
    called(libc.syscall(425, 1, ctypes.create_string_buffer(120)))


def take_page_faults(_desk):
    called(libc.syscall(on_this(323, 282), 1))


def count_events(_desk):
    called(libc.syscall(on_this(298, 241), ctypes.create_string_buffer(128), 0, -1, -1, 0))


def take_more_memory(_desk):
    return len(bytes(4 << 30))


def take_memory_bit_by_bit(_desk):
    kept = []
    while True:
        kept.append(mmap.mmap(-1, 64 << 20))


def type_into_the_terminal(_desk):
    with open("/dev/tty", "w") as terminal:
        fcntl.ioctl(terminal, 0x5412, b"x")


REFUSED = {
    way.__name__.replace("_", " "): way for way in list(globals().values()) if hasattr(way, "__code__")
}
for helper in ("called", "on this"):
    del REFUSED[helper]
"""Ways that the worker is refused, and goes on."""


def compute_for_ever(_desk):
    while True:
        pass


def sleep_for_ever(_desk):
    while True:
        time.sleep(60)


def stop_itself(_desk):
    os.kill(os.getpid(), signal.SIGSTOP)


def answer_without_end(_desk):
    while True:
        for pipe in range(3, 64):
            try:
                os.write(pipe, b"+" * (1 << 20))
            except OSError:
                continue


def answer_nonsense(_desk):
    for pipe in range(3, 64):
        try:
            os.write(pipe, b'+{"document": {}, "observed": []}')
        except OSError:
            continue
    os._exit(0)


def answer_nothing(_desk):
    os._exit(0)


def close_the_pipe_and_stay(_desk):
    os.closerange(3, 64)
    time.sleep(60)


def crash(_desk):
    ctypes.string_at(0)


def abort(_desk):
    os.abort()


def leave_by_an_exception_of_its_own(_desk):
    class Mole(BaseException):
        pass

    raise Mole


FATAL = {
    way.__name__.replace("_", " "): way
    for way in (
        compute_for_ever,
        sleep_for_ever,
        stop_itself,
        answer_without_end,
        answer_nonsense,
        answer_nothing,
        close_the_pipe_and_stay,
        crash,
        abort,
        leave_by_an_exception_of_its_own,
    )
}
"""Ways after which there is no worker any more."""


def dig(letter, parameters):  # noqa: ARG001 - the seam's arguments
    """Be a check that tries the way which its parameters name, on the desk they name."""
    from authcheck.model.observation import Observation  # noqa: PLC0415 - where it is a check

    way = {**REFUSED, **FATAL}[parameters["way"]]
    return [Observation(what=f"got out: {way(Path(parameters['desk']))!r}")]
