"""Who is who in an article: full names for surnames, roles, pronouns, offices, and who stays unnamed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.articles.names import MOST_NAMES, Names, bare, without_possessive
from authcheck.articles.who import ARTICLES, Who, without_article, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.articles.lexicon import Lexicon
    from authcheck.articles.phrases import Phrase, Tagged
    from authcheck.articles.words import Word


class Cast:
    """Everybody an article names, gathered as it is read."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Gather the names of ``text``."""
        self.lexicon = lexicon
        self._names = Names(text, lexicon)
        self._roles: dict[str, str] = {}
        self._paths: dict[str, tuple[str, ...]] = {}
        self._recent: list[Who] = []
        self._unnamed: list[Who] = []
        self._lower: frozenset[str] | None = None

    def hear(self, who: Who) -> None:
        """Remember who was last spoken of as a speaker, for the pronouns that follow."""
        if who.kind == "paper":
            return
        self._recent = [*self._recent[-7:], who]

    def meet(self, tagged: Tagged) -> None:
        """Remember the people a sentence names, so that *he* after it is one of them."""
        at, tags = 0, tagged.tags
        seen: list[Who] = []
        while at < len(tags):
            if tags[at] != "C":
                at += 1
                continue
            end = at
            while end < len(tags) and tags[end] == "C":
                end += 1
            name = self._names.person([word.text for word in tagged.words[at:end]])
            if name:
                self._learn_role(tagged, name, at, end)
                seen.append(Who(name, name, self._roles.get(name, ""), "person"))
            at = end
        if seen:
            # The first of a sentence is its subject more often than not: it comes last, as most recent.
            self._recent = [*self._recent[-5:], *reversed(seen[:3])]

    def meet_subject(self, tagged: Tagged, text: str) -> None:
        """Remember the body that a sentence is about, so that *it* after it is that body."""
        phrase = tagged.after(0)
        if phrase is None or tagged.tags[phrase.head_end] not in "BC":
            return
        who = self.identify(tagged, phrase, text)
        if who is not None and who.kind == "office":
            self.hear(who)

    def _learn_role(self, tagged: Tagged, name: str, start: int, end: int) -> None:
        """Keep the role that stands beside a name: before it, or in an appositive behind it."""
        phrase = tagged.after(start)
        role = self._aside(tagged, phrase) if phrase is not None and phrase.last == end - 1 else ""
        first = start
        while first > 0 and tagged.tags[first - 1] in "RBM":
            first -= 1
        before = " ".join(word.text for word in tagged.words[first:start])
        if role or (before and tagged.tags[start - 1] == "R"):
            self._roles.setdefault(name, role or before)

    def identify(self, tagged: Tagged, phrase: Phrase, text: str) -> Who | None:
        """Return who a phrase stands for; None where it is nobody who can say anything."""
        words = tagged.words[phrase.first : phrase.last + 1]
        span = (words[0].start, words[-1].end)
        described = text[span[0] : span[1]]
        head = tagged.words[phrase.head_end]
        tag = tagged.tags[phrase.head_end]
        if self._is_one_of(tagged, phrase):
            return self._one_of(tagged, phrase, text)
        if tag == "O":
            return self._earlier_here(tagged, phrase, described, span) or self._resolved(
                head.low, described, span
            )
        if head.low in self.lexicon.people["pairs"]:
            return self._both(described, span)
        paper = head.low in self.lexicon.speaking or bare(head.text) in self.lexicon.speaking
        if paper or self._behind_paper(tagged, phrase):
            return Who("", described, "", "paper", span=span)
        role = self._aside(tagged, phrase)
        path = self._names.path_of([bare(word.text) for word in tagged.words[phrase.first : phrase.last + 1]])
        path = path or self._names.path_of([bare(word) for word in role.split()])
        who = self._named_aside(tagged, phrase, described) or self._described(tagged, phrase, described, role)
        if who is None:
            return None
        aside = written(tagged, *phrase.aside) if phrase.aside is not None else ""
        anonymous = bool(self.lexicon.anonymous.search(f"{described} {aside}"))
        path = who.organisation or path
        if who.kind == "person":
            # Named with the office once, by the surname alone afterwards.
            path = path or self._paths.get(who.name, ())
            self._paths.setdefault(who.name, path)
        return replace(who, organisation=path, span=span, anonymous=anonymous)

    def _behind_paper(self, tagged: Tagged, phrase: Phrase) -> bool:
        """Whether a phrase only tells whose paper speaks: a letter from *the U.S. military* saying …."""
        at = phrase.first
        words = tagged.words
        return (
            at > 1
            and words[at - 1].low in self.lexicon.grammar["whose"]
            and self.lexicon.plain.fullmatch(words[at - 2].low) is not None
        )

    def _is_one_of(self, tagged: Tagged, phrase: Phrase) -> bool:
        """Whether a phrase is *one*, *the other*, *two of them*: of people told of before."""
        head, words = phrase.head_end, tagged.words
        if words[head].low in self.lexicon.people["alone"]:
            return True
        return (
            head > 1
            and tagged.tags[head] == "O"
            and tagged.tags[head - 1] == "P"
            and words[head - 2].low in self.lexicon.people["alone"]
        )

    def _one_of(self, tagged: Tagged, phrase: Phrase, text: str) -> Who | None:
        """Return who *one of them* is: the person an aside names, else somebody unnamed."""
        first = phrase.first
        if tagged.tags[phrase.head_end] == "O":
            first = phrase.head_end - 2
        words = tagged.words[first : phrase.head_end + 1]
        span = (words[0].start, words[-1].end)
        aside = self._aside(tagged, phrase)
        described = text[span[0] : span[1]]
        named = self._named_aside(tagged, phrase, described)
        if named is not None:
            return replace(named, span=span)
        if aside and phrase.aside is not None:
            described = written(tagged, *phrase.aside)
        elif self._unnamed:
            aside = self._unnamed[-1].role
        count = next((n for word in words if (n := self.lexicon.numbers.get(word.low))), 1)
        anonymous = bool(self.lexicon.anonymous.search(text, span[1], span[1] + 120))
        return Who("", described, aside, "unnamed", count=count, span=span, anonymous=anonymous)

    def _named_aside(self, tagged: Tagged, phrase: Phrase, described: str) -> Who | None:
        """Return the person an aside names: *a spokeswoman*, Jane Doe, *said*."""
        if phrase.aside is None or not self._is_role(tagged, phrase):
            return None
        first, last = phrase.aside
        while first < last and bare(tagged.words[first].text) in self.lexicon.people["titles"]:
            first += 1  # the Permanent Secretary, Mrs. Jane Doe
        if set(tagged.tags[first : last + 1]) != {"C"} or not 2 <= last - first + 1 <= MOST_NAMES:  # noqa: PLR2004 - first name and surname
            return None
        name = self._names.person([word.text for word in tagged.words[first : last + 1]])
        role = without_article(described)
        if name:
            self._roles.setdefault(name, role)
        return Who(name, described, role, "person") if name else None

    def _is_role(self, tagged: Tagged, phrase: Phrase) -> bool:
        """Whether a phrase tells what somebody is, not who: *a spokesman*, *the Chancellor*."""
        if tagged.tags[phrase.head_end] in "RBD":
            return True
        people = self.lexicon.people
        capitals = [
            bare(word.text)
            for word in tagged.words[phrase.first : phrase.head_end + 1]
            if word.low not in self.lexicon.grammar["determiners"]
        ]
        return bool(capitals) and capitals[-1] in people["roles"] | people["titles"]

    def _described(self, tagged: Tagged, phrase: Phrase, described: str, role: str) -> Who | None:
        first, head = phrase.first, self._main(tagged, phrase)
        words = tagged.words[first : head + 1]
        tags = tagged.tags[first : head + 1]
        if "J" in tags and tags[-1] == "C" and "C" in tags[: tags.index("J")]:
            return self._several(tagged, phrase, described)
        tail = len(tags)
        while tail > 0 and tags[tail - 1] in "CN":
            tail -= 1
        run = [without_possessive(word.text) for word in words[tail:]]
        if run and tail and tags[tail - 1] == "P":
            run = self._names.without_tail(run) or run
        low = [without_possessive(word.low) if word is words[-1] else word.low for word in words]
        if len(run) == 1 and head < phrase.last and bare(run[0]) in self.lexicon.people["bodies"]:
            return Who(without_article(described), described, role, "office")  # the Office of the …
        if run:
            return self._from_capitals(words, tail, run, described, role)
        tag = self.lexicon.tags.get(low[-1], "") if tags[-1] == "w" else tags[-1]
        if low[-1] in self.lexicon.people["unnamed"] or tag == "R":
            return self._unnamed_or_office(tagged, phrase, low, described, role)
        if tag == "B" and (len(words) > 1 or words[0].text[:1].isupper()):
            name = without_possessive(without_article(described))
            kind = "outlet" if low[-1] in self.lexicon.people["outlets"] else "office"
            return Who(name, described, role, kind)
        return None

    def _main(self, tagged: Tagged, phrase: Phrase) -> int:
        """Return the last word of the phrase's core: *a spokesman* of a spokesman for the ministry."""
        for at in range(phrase.first, phrase.head_end):
            if tagged.tags[at + 1] == "P" and tagged.tags[at] in "RBC":
                following = tagged.tags[at + 2 : phrase.head_end + 1]
                rest = [word.text for word in tagged.words[at + 2 : phrase.head_end + 1]]
                if set(following) == {"C"} and 0 < len(self._names.without_tail(rest)) < len(rest):
                    return phrase.head_end
                # "chairman of the Joint Chiefs Mark Milley" names somebody at its end; "head of X" does not
                if tagged.tags[at] in "RB" and "C" in following and tagged.tags[phrase.head_end] == "C":
                    name = self._names.person([tagged.words[phrase.head_end].text])
                    if name and tagged.tags[at] == "R":
                        return phrase.head_end
                return at
        return phrase.head_end

    def _from_capitals(
        self, words: Sequence[Word], tail: int, run: list[str], described: str, role: str
    ) -> Who | None:
        """Return who a phrase that ends in capitalised words stands for: a person, an office, an outlet."""
        name = self._names.without_title(run)
        if not name:  # "the Prime Minister", "the President": an office
            return Who(" ".join(run), described, role, "office")
        titled = len(name) < len(run) or any(
            bare(word.text) in self.lexicon.people["roles"] for word in words[:tail]
        )
        if self._names.is_outlet(name) and not (len(name) <= 2 and titled):  # noqa: PLR2004 - a person may be called Sun
            path = (" ".join(name),)
            return Who(" ".join(name), described, "", "outlet", organisation=path)
        if not self._names.is_body(name):
            person = self._names.person(run, titled=titled and len(name) > 1)
            if person and (titled or len(name) > 1 or name[-1] in self._names.full):
                before = " ".join([*(word.text for word in words[:tail]), *run[: len(run) - len(name)]])
                given = role or without_article(before)
                if given:
                    self._roles.setdefault(person, given)
                return Who(person, described, given or self._roles.get(person, ""), "person")
        if (
            words[0].low in self.lexicon.grammar["determiners"]
            and len(run) == 1
            and run[0][0].isupper()
            and (bare(run[0]) in self.lexicon.people["unnamed"])
        ):
            return None
        office = without_article(" ".join(word.text for word in words))
        return Who(without_possessive(office), described, role, "office")

    def _unnamed_or_office(
        self, tagged: Tagged, phrase: Phrase, low: list[str], described: str, role: str
    ) -> Who | None:
        people = self.lexicon.people
        tags = tagged.tags[phrase.first : phrase.last + 1]
        plural = low[-1] in people["plurals"] or (
            low[-1] not in people["roles"] and low[-1].endswith(("s", "men"))
        )
        if low[-1] in people["spokes"] and ("C" in tags or "B" in tags):
            title = without_article(described)
            return Who(title, described, title, "office")
        if low[0] in {"the", "this"} and len(low) <= 3 and not plural:  # noqa: PLR2004 - the (top) aide
            known = next(
                (
                    who
                    for who in reversed(self._unnamed)
                    if who.described.split()[-1].lower() == low[-1]
                    or low[-1] in who.described.lower().split()
                ),
                None,
            )
            if known is not None:
                return replace(known, described=described)
            named = next(
                (who for who in reversed(self._recent) if who.named and low[-1] in who.role.lower().split()),
                None,
            )
            if named is not None:
                return replace(named, described=described)
        if low[-1] in people["roles"] and low[-1] not in people["unnamed"]:
            owned = (
                low[0] in ARTICLES - {"a", "an", "un", "una"}
                or any(word.endswith("'s") for word in low)
                or "C" in tags
            )
            if owned:  # the president; the bank's director
                return Who(without_article(described), described, role, "office")
        count = next(
            (self.lexicon.numbers[word] for word in low if word in self.lexicon.numbers), 2 if plural else 1
        )
        who = Who("", described, without_article(described), "unnamed", count=count)
        self._unnamed = [*self._unnamed[-5:], who]
        return who

    def _several(self, tagged: Tagged, phrase: Phrase, described: str) -> Who | None:
        outlets = sum(
            1
            for at in range(phrase.first, phrase.last + 1)
            if tagged.words[at].low in self.lexicon.people["outlets"]
        )
        kind = "outlet" if outlets > 1 else "person"
        return Who(without_article(described), described, "", kind, count=2)

    def _earlier_here(
        self, tagged: Tagged, phrase: Phrase, described: str, span: tuple[int, int]
    ) -> Who | None:
        """Return the person whom *he* means where the sentence itself named one just before."""
        low = tagged.words[phrase.head_end].low
        if low in self.lexicon.people["it"]:
            return self._body_here(tagged, phrase, described, span)
        if low not in self.lexicon.people["he"]:
            return None
        end = phrase.first
        while end > 0:
            end -= 1
            if tagged.tags[end] != "C":
                continue
            first = end
            while first > 0 and tagged.tags[first - 1] == "C":
                first -= 1
            words = [word.text for word in tagged.words[first : end + 1]]
            name = "" if without_possessive(words[-1]) != words[-1] else self._names.person(words)
            if name and (len(name.split()) > 1 or name in self._names.full):
                return Who(name, described, self._roles.get(name, ""), "person", span=span)
            end = first
        return None

    def _body_here(self, tagged: Tagged, phrase: Phrase, described: str, span: tuple[int, int]) -> Who | None:
        """Return the body that *it* means where the sentence or its clause is about one."""
        begin = phrase.first
        while begin > 0 and tagged.tags[begin - 1] not in ",.":
            begin -= 1
        for start in dict.fromkeys((max(begin - 1, 0), 0)):
            earlier = tagged.first_before(start + 1) if start else None
            if earlier is None or earlier.last >= phrase.first or tagged.tags[earlier.head_end] != "B":
                continue
            who = self._described(tagged, earlier, "", "")
            words = tagged.words[earlier.first : earlier.last + 1]
            if who is not None and who.kind in {"office", "outlet"}:
                name = without_article(" ".join(word.text for word in words))
                return replace(who, name=who.name or name, described=described, span=span)
        return None

    def _resolved(self, low: str, described: str, span: tuple[int, int]) -> Who | None:
        people = self.lexicon.people
        if low in people["he"]:
            kinds = {"person"}
        elif low in people["it"]:
            kinds = {"office", "outlet"}
        else:
            kinds = {"unnamed", "office", "person"}
        for who in reversed(self._recent):
            if who.kind in kinds and (low not in people["they"] or who.count > 1 or who.kind != "person"):
                return replace(who, span=span, described=described)
        return None

    def _both(self, described: str, span: tuple[int, int]) -> Who | None:
        names: list[str] = []
        for who in reversed(self._recent):
            if who.kind == "person" and who.count == 1 and who.name not in names:
                names.append(who.name)
            if len(names) == 2:  # noqa: PLR2004 - a pair
                return Who(f"{names[1]} and {names[0]}", described, "", "person", count=2, span=span)
        return None

    def _aside(self, tagged: Tagged, phrase: Phrase) -> str:
        """Return the role an appositive tells; empty where it tells something else."""
        if phrase.aside is None:
            return ""
        first, last = phrase.aside
        tags = tagged.tags[first : last + 1]
        low = {tagged.words[at].low for at in range(first, last + 1)}
        titles = self.lexicon.people["titles"] | self.lexicon.people["roles"]
        if not tags or tags[0] not in "DRCMBw" or not low & titles or "Q" in tags:
            return ""
        return without_article(written(tagged, first, last))
