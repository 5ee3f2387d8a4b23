"""Sentences of the kinds that news agencies write: who is tied to the words, and what they claim."""

from __future__ import annotations

import pytest
from sayings import label, only, read

from authcheck.articles import propose
from authcheck.articles import read as read_whole
from authcheck.model.proposal import About

# What is claimed, and under it who says so in which words.
SAID = {
    "altered:confirm": """
party | The party said hackers had doctored some of the emails.
Paul Weir | The document has been altered, said the agency's director, Paul Weir.
club | “The screenshot of the letter has been photoshopped,” the club said.
Pia Dane | A lawyer representing Mr. Orlin, Pia Dane, said the document had been doctored.
""",
    "content:confirm": """
Toll | Toll defended her letter, saying it was accurate.
""",
    "content:deny": """
ministry of fisheries | The ministry of fisheries described the letter as “completely false”.
her spokesman | The letter was taken out of context, her spokesman said.
minister | The minister disputed the letter's version of events.
minister | The minister disputed the account given in the letter.
palace | The palace denied the claims in the letter.
palace | The palace strongly denied the allegations made in the letter.
palace | The palace rejected the contents of the memo as “baseless.”
palace | “The contents of this letter are untrue,” the palace said.
mayor | The memo was rejected as false by the mayor.
Chinese foreign ministry | The Chinese foreign ministry said the cable was “pure fiction.”
""",
    "content:no_dispute, origin:no_dispute": """
company | The company has not disputed the accuracy of the memo.
""",
    "exists:confirm": """
Treasury | The existence of the memo was confirmed by the Treasury.
Treasury | The Treasury acknowledged the existence of the memo.
Treasury | The Treasury acknowledged that the memo existed.
Treasury | The Treasury admitted there was a memo.
chancellor | “There is a memo,” the chancellor admitted.
chancellor | The memo exists, the chancellor said, but it was never acted on.
""",
    "exists:deny": """
spokesman for the party | “No such letter was ever sent,” said a spokesman for the party.
the ministry's spokesman | “There is no such document,” the ministry's spokesman said.
president | “There is no letter,” the president said.
Paquet | “The letter doesn't exist,” said Mr. Paquet.
""",
    "exists:no_dispute": """
White House | The White House did not deny the existence of the memo.
""",
    "origin:confirm": """
port authority | The port authority acknowledged that the memo was genuine.
three people | The memo is genuine, according to three people who worked on it.
governor's office | The governor's office stands by the letter.
Lena Marsh | “We stand by the authenticity of the documents,” the newspaper's editor, Lena Marsh, said.
two handwriting experts | The letter was authenticated by two handwriting experts.
commissioner | The commissioner conceded that she had written the email.
commissioner | The commissioner conceded that the email was hers.
Sorel | “Yes, I wrote that memo,” Mr. Sorel told a radio station.
Sorel | Sorel has admitted to writing the memo.
Sorel | Sorel owned up to writing the memo.
Two officials | Two officials, who asked not to be named, confirmed that the letter was real.
An official | An official who asked not to be identified said the memo was real.
A person close to the minister | A person close to the minister said the letter was authentic.
The archivist | The archivist vouched for the letter's authenticity.
Experts hired by the paper | Experts hired by the paper found that the signature on the letter was genuine.
judge | The judge found the document to be authentic.
mayor's office | The text of the letter was provided by the mayor's office, which confirmed it was real.
ministry | The ministry said the letter was written by its deputy head without authorisation.
ministry | The ministry verified that the letter had come from the deputy minister.
an aide | The letter came from the mayor's private account, an aide said.
Toll | “The letter is mine,” said Toll.
Toll | Toll claimed authorship of the letter.
union | The bank said the letter was a fake, while the union insisted it was real.
bank | The bank, which had at first denied the memo's existence, later confirmed that it was genuine.
bank | The bank reversed itself and confirmed the memo was authentic.
Jan Roth | Jan Roth, a former aide, was shown the letter. He recognised the signature as his own.
Jan Roth | Jan Roth, a former aide, was shown the letter. He said the signature was his.
Jan Roth | Jan Roth said he had written the letter. “It was my letter,” Roth said. “I am proud of it.”
two officials | The letter is dated May 3. Its authenticity was confirmed to the Courier by two officials.
two officials | The memo, a copy of which was seen by the Courier, is genuine, two officials said.
two officials | The memo, first reported by the Courier, was confirmed by two officials.
bank | The memo was confirmed as genuine by the bank.
foreign ministry | The letter has been confirmed to be authentic by the foreign ministry.
three experts | The document was deemed authentic by three experts consulted by the Courier.
A company representative | A company representative verified the email.
Ola Berg | The recipient of the letter, Ola Berg, confirmed it was genuine.
A White House official | A White House official confirmed the memo's authenticity to the Courier on Sunday.
A second official | A second official confirmed the memo.
Toll | Toll apologised for writing the letter.
Toll | The letter is genuine, says Toll.
Several villagers who received the letter | Several villagers who received the letter said it was genuine.
Campaigners for the reef | Campaigners for the reef said the memo was authentic.
Lowe | Reached by phone, Ms. Lowe said she had written the memo.
Lowe | Lowe, reached by phone, confirmed the memo was authentic.
ministry | On Friday, after two days of silence, the ministry said the memo was real.
Jo Hale | Yet the paper's editor, Jo Hale, insists the letter is authentic.
newspaper | The newspaper said it had verified the documents with two of their authors.
The Courier | The Courier said it stood by its report and that the documents were authentic.
a ministry official | The memo was written in March by the deputy minister, a ministry official said.
officials | The memo is the work of the deputy minister, officials said.
an outside expert | The authenticity of the emails was verified by an outside expert.
The two men | The two men said they had written the letter together.
Kay Orr and Lem Fox | Kay Orr and Lem Fox said they wrote the letter.
Kay Orr | Kay Orr, the letter's author, said she stood by it.
Kay Orr | “I stand by the letter,” said Kay Orr.
Kay Orr | “I stand by every word of the letter,” said Kay Orr.
Kay Orr | Kay Orr took responsibility for the memo.
diocese | A leaked video showed the priest at the bar. The diocese confirmed the video was authentic.
Orlin | In a brief telephone interview from his home, Orlin said that the memo was authentic but incomplete.
Lev Orlin | In an interview with the Courier on Monday, Lev Orlin admitted that he wrote the memo.
Tim Wade | Tim Wade, speaking for the ministry, said the memo was authentic.
a ministry official | The agency cited a ministry official as saying the memo was genuine.
a ministry official | The agency, citing a ministry official, said the memo was genuine.
two officials | The Courier, citing two officials, reported that the memo was genuine.
an unnamed official | Citing an unnamed official, the Courier reported that the memo was genuine.
bank | The bank acknowledged in a filing that the email was genuine.
bank | The bank acknowledged Tuesday that an internal memo published by the Courier was authentic.
bank | The bank confirmed to the Courier that the memo was authentic.
bank | The bank confirmed the memo, first reported by the Courier, but declined to elaborate.
Tim Wade | The authenticity of the memo was confirmed on Tuesday by a bank spokesman, Tim Wade.
Tim Wade | The memo's authenticity was confirmed by Tim Wade, a spokesman for the bank.
Two bank employees | Two bank employees, both of whom received the memo, said it was authentic.
two bank employees | The memo was obtained by the Courier and verified by two bank employees.
two bank employees | The Courier verified the memo with two bank employees.
two bank employees | The Courier said it had confirmed the memo's authenticity with two bank employees.
Experts consulted by the Courier | Experts consulted by the Courier said the letter appeared to be genuine.
Officials in the ministry | Officials in the ministry say privately that the letter is genuine.
ministry officials | Privately, ministry officials concede that the letter is genuine.
Una Park | “We believe the letter is authentic,” said Una Park, leader of the opposition.
Una Park | “I wrote it and I'm not ashamed of it,” Una Park said of the letter.
Una Park | “I wrote the letter. I regret it,” Una Park said.
Park | Ms. Park, 61, admitted in court on Thursday to having written the letter.
""",
    "origin:confirm, signed:confirm": """
his office | The letter was signed by the minister, his office confirmed.
Toll | “I signed the letter,” said Ms. Toll.
Toll | Ms. Toll said she signed the letter under pressure.
""",
    "origin:deny": """
ministry | In a statement, the ministry said the document had been forged.
embassy | “This is a crude forgery,” the embassy said of the letter in a statement.
Downing Street | Downing Street dismissed the memo as a fabrication.
Kremlin | The Kremlin has called the letter a fake.
her lawyer | The letter, which purports to be from the mayor, is not genuine, her lawyer said.
A lawyer for Ms. Holt | A lawyer for Ms. Holt said the signature on the letter was not hers.
Holt | “I did not write it,” Holt said of the letter.
Sorel | Sorel confessed to having forged the letter.
foreign ministry | The foreign ministry on Tuesday rejected the document as bogus.
Officials in the capital | Officials in the capital brushed off the leaked cable as disinformation.
ministry | The ministry labelled the document “fake news.”
embassy | The embassy branded the document a provocation and a forgery.
minister | The minister insisted the letter was a fake and had never come from her office.
minister | “It did not come from my office,” the minister said of the letter.
bank | “The letter did not originate with us,” the bank said.
A forensic examiner | A forensic examiner concluded that the signature on the letter had been forged.
The experts | The experts determined the document was a forgery.
court in the capital | A court in the capital ruled that the letter was a forgery.
inquiry | The inquiry found the letter to be a forgery.
Investigators | Investigators believe the letter was fabricated.
Prosecutors | Prosecutors say the memo was forged by an aide.
Police | Police say the letter is a hoax.
Intelligence officials | Intelligence officials assessed that the document was a fabrication.
Toll | Toll denied authorship of the letter.
Toll | Toll denies being the author of the letter.
Toll | Toll rejected any involvement in the letter.
Toll | Toll has repeatedly denied having anything to do with the letter.
Toll | “I had nothing to do with that letter,” Toll said.
Toll | Speaking to reporters on Friday, Toll denied the letter was hers.
Toll | Asked about the letter, Toll said it was a forgery.
Toll | In an email to the Courier, Toll wrote that the letter was forged.
ministry | The letter, the ministry said, was fake.
Toll's lawyer | The letter, Toll's lawyer said, was “an obvious forgery.”
ambassador | The letter is, in the words of the ambassador, “a complete fabrication.”
ministry | By the ministry's account, the letter was written by an impostor.
ministry | The ministry's position is that the letter is a fake.
Both the bank and the regulator | Both the bank and the regulator said the letter was a fake.
bank | The bank said the letter was a fake, but the regulator said it was genuine.
Mara Lind | Mara Lind, the minister, spoke on Friday. The minister said the letter was a forgery.
embassy | The letter appeared online on Friday. The embassy reacted within hours. “It is a fake,” it said.
embassy | The letter appeared online on Friday. The embassy said in a post that it was a fake.
ministry | The letter was shared widely. A ministry statement called it “fabricated.”
ministry | A statement from the ministry said the letter was forged.
ministry | A statement issued by the ministry said the letter was forged.
ministry | The ministry issued a statement saying the letter was forged.
ministry | The ministry issued a statement calling the letter a forgery.
Toll's office | In a statement released on Monday, Toll's office denied the letter was authentic.
bank | The memo was dismissed by the bank as a fake.
embassy | The letter was denounced as a forgery by the embassy.
officials | The document is believed by officials to be a forgery.
palace | The letter, said to be from the king, was dismissed as a hoax by the palace.
office of the mayor | The office of the mayor issued a denial, saying the letter was a fake.
company | The company denied the authenticity of the leaked email, calling it “fabricated.”
company | The company denied that the email was authentic.
Toll | “The letter is a forgery,” insisted Toll.
Toll | Toll tweeted: “The letter is a fake.”
Toll | Toll took to the radio to say the letter was a fake.
Toll | Toll was adamant that the letter was a fake.
Toll | Toll is certain the letter is a forgery.
Toll | Toll told parliament the letter was a fake.
Toll | Toll told the BBC she had not written the letter.
Toll | Toll testified that she never wrote the memo.
Toll | Toll alleged that the letter had been forged by her opponents.
Toll | Toll accused her opponents of forging the letter.
Toll | Toll accused the paper of publishing a forged letter.
Rae Stone | The memo leaked on Monday. “This is not something we sent,” said the club's owner, Rae Stone.
Stone | The memo leaked on Monday. “We didn't send it,” Stone added.
The lighthouse keeper | The lighthouse keeper told the Courier the letter was a hoax.
party's treasurer | The party's treasurer called the letter a fake.
Lowe | Lowe, whose name appears on the letter, denied writing it.
Lowe | Lowe, 54, denied that she had written the letter.
Lowe | Lowe, who has led the agency since May, denied sending the email.
Lowe | Through a spokesman, Lowe denied writing the letter.
Lowe | Through her lawyer, Lowe said the letter was forged.
ministry | Hours after the letter surfaced, the ministry called it “a provocation and a fake.”
embassy | Within hours of its publication, the embassy had dismissed the document as a fake.
ministry | But the ministry said the letter was fake.
a spokesman | However, a spokesman said that the letter was fake.
registrar | “Nobody in this office wrote that letter,” said the registrar.
Rae Stone | “It's fake,” said Rae Stone, when shown the letter.
Rae Stone | Shown the letter, Rae Stone said: “That's not my signature.”
Rae Stone | Shown a copy of the letter, Rae Stone said it was not her handwriting.
spokesman for the bank | “The letterhead is not ours,” a spokesman for the bank said of the letter.
bank | The bank said that it was not the author of the letter.
bank | The bank, in a post on its website, called the letter fraudulent.
bank | The bank warned customers that the letter was fraudulent.
bank | The bank has said the letter, which circulated widely, is a forgery.
bank | The bank has said repeatedly that the letter is a forgery.
bank | The letter is a forgery, the bank has said.
Lin Mao | The letter is a forgery, the bank's chief executive, Lin Mao, told the Courier.
bank | The bank told AFP that the letter was a forgery.
bank | “That is not a document that came from us,” the bank said.
army | The paper published what it called an internal list of targets. The army said the list was fake.
Brill | “It's a total fabrication,” Brill told a news conference in Geneva when asked about the letter.
Mia Frost | The company's general counsel, Mia Frost, wrote to the Courier that the documents were forgeries.
campaign of Lev Orlin | The campaign of Lev Orlin denounced the letter as a forgery.
Pia Dane | Pia Dane, a lawyer representing Mr. Orlin, said her client did not write the letter.
Pia Dane | Mr. Orlin's lawyer, Pia Dane, called the letter “an outright fraud.”
Tim Wade | Spokesman Tim Wade said the letter was not authentic.
ministry spokesman | State television quoted a ministry spokesman as saying the letter was a forgery.
Tim Wade | The state news agency quoted Tim Wade as saying that the letter was fake.
minister | The minister was quoted by the state news agency as saying the letter was fake.
minister | The letter was fake, the minister was quoted as saying.
Wade | “This memo,” Wade said, “was not written by anyone in this office.”
Ove Strand | An expert who examined the letter for the Courier, Ove Strand, concluded that it was a forgery.
Ove Strand | Ove Strand, an expert on the period who examined the letter, concluded it was forged.
Analysts | Analysts said the letter contained errors that suggested it was a forgery.
embassy in Oslo | The embassy in Oslo told the broadcaster NRK that the document was “a crude falsification.”
Moscow | Moscow has dismissed the document as a fake.
Tehran | Tehran denied the letter was authentic.
Beijing's foreign ministry | Beijing's foreign ministry said the cable was fabricated.
""",
    "origin:deny, release:not_sent:confirm": """
registrar | “Our office never issued such a letter,” said the registrar.
bank | “We have never sent such a memo,” the bank said in a statement.
bank | The letter bears the bank's seal, but the bank said it had not issued it.
""",
    "origin:doubt": """
Ada Finn | The union's leader, Ada Finn, challenged the authenticity of the memo.
union | The union expressed doubts about the letter's authenticity.
Historians | Historians have cast doubt on the authenticity of the diary.
Okafor | Mr. Okafor said he doubted the letter was genuine.
Okafor | “I have serious doubts about the authenticity of this letter,” Okafor said.
Okafor | “I'm not convinced that the letter is real,” said Okafor.
Opposition lawmakers | Opposition lawmakers voiced scepticism about the letter.
minister | The minister is not certain that the letter is real.
minister | The minister said he did not think the letter was real.
Ove Strand | Ove Strand, an expert on the period, doubts the letter is genuine.
Ove Strand | The letter “has all the hallmarks of a forgery,” said Ove Strand, a historian.
Ove Strand | The letter “looks like a forgery to me,” said Ove Strand, a historian.
Some officials | Some officials questioned whether the letter was real.
""",
    "origin:no_dispute": """
The spokesman | The spokesman did not deny that the letter was authentic.
Vance | “I am not going to dispute that I wrote the email,” Vance said.
mayor | The mayor made no attempt to deny the letter.
mayor | The mayor did not contest the document.
ministry | The ministry did not dispute that the memo was genuine but said it was out of date.
Wade | Wade did not dispute the authenticity of the memo, but said it had been misread.
""",
    "origin:not_ours:deny": """
Cole | “It is not a White House document,” Cole told reporters of the memo.
Cole | Cole said it was not a White House document after the memo leaked.
""",
    "origin:refuse": """
White House | The White House would not say whether the letter was authentic.
company | The company neither confirmed nor denied the authenticity of the emails.
bank | The bank said it would not comment on leaked documents.
bank | The bank said it does not comment on purported internal documents.
Tess Quinn | Mr. Adler's spokeswoman, Tess Quinn, declined to discuss the letter.
Lowe | Reached by telephone on Sunday, Lowe declined to discuss the memo.
ministry | Neither the bank nor the ministry would comment on the letter.
Tim Wade | Ministry spokesman Tim Wade would not confirm whether the memo was genuine.
a club official | “We're aware of the letter and can't speak to its authenticity,” a club official said.
a club official | “As a matter of policy, we don't comment on leaked documents,” a club official said.
minister | “I'm not going to comment on a leaked letter,” the minister told parliament.
minister | “I'm not going to get into leaked letters,” the minister said.
""",
    "origin:unable": """
Ivo Brandt | Her lawyer, Ivo Brandt, said she had never seen the letter.
The Courier | The Courier could not independently verify the authenticity of the letter.
The Courier | The Courier has not been able to verify the documents independently.
Reuters | Reuters was not immediately able to confirm the authenticity of the memo.
police | The police said they were aware of the letter and were investigating its authenticity.
a spokesman | The police are looking into the authenticity of the letter, said a spokesman.
agency | The agency said it had no record of the letter.
agency | The agency said it had no knowledge of the letter.
ministry | “We have no knowledge of any such memo,” the ministry said.
council | The council said it was not aware of any such memo.
Toll | “I've never seen this document before,” Toll told the broadcaster.
Park | Ms. Park said on Friday she had no recollection of the letter.
Park | Ms. Park said she did not recognise the document.
club | The club said that it was aware of the letter but that it could not verify its authenticity.
""",
    "release:leaked:confirm, (origin:imply)": """
chancellor | The chancellor condemned the leak of the memo as reprehensible.
chancellor | “The leaking of this memo is disgraceful,” the chancellor said.
ministry | An inquiry into the leak of the memo has been opened, the ministry said.
ministry | The ministry said the document had been stolen from its servers.
party | The party said the emails were stolen by hackers.
Orr | “It was leaked by someone who wants to hurt us,” Orr said of the memo.
Orr | “Someone leaked this memo to hurt us,” Orr said.
""",
    "release:not_sent:confirm, (origin:imply)": """
a senior harbour official | According to a senior harbour official, the letter was never sent.
""",
    "release:received:confirm": """
palace | The palace confirmed receipt of the letter.
senator's office | The senator's office confirmed that it had received the letter.
council | The council confirmed having received the letter but declined to say more.
council spokesman | “We received the letter this morning,” said a council spokesman.
""",
    "release:received:deny": """
commission | The commission said it had not received any letter from the minister.
commission | The commission denied ever receiving the letter.
""",
    "release:unauthorised:confirm, (origin:imply)": """
Pike | Pike said the memo had been sent in error.
Pike | The memo was sent out prematurely, Pike acknowledged.
department | The document had been distributed without approval, the department said.
Toll | Toll apologised for the memo, which she said was sent in error.
bank | “The memo was sent in error, and we regret it,” the bank said in an emailed statement.
officials | The memo was never intended for publication, officials said.
Kay Orr | The memo was meant to be internal and should not have been made public, said Kay Orr.
ministry | The ministry has since said the memo was sent “in error.”
ministry | The letter was sent by mistake, the ministry said in a correction.
""",
    "release:unauthorised:confirm, signed:deny, (origin:imply)": """
Nils Aker | The unsigned memo was circulated by accident, said the secretary of the board, Nils Aker.
""",
    "release:withdrawn:confirm, (origin:imply)": """
bank | The memo has since been withdrawn, the bank said.
bank | The bank said it had withdrawn the memo.
ministry | The ministry later said the memo had been withdrawn.
a spokesman | The ministry has rescinded the memo, a spokesman said.
""",
    "signed:deny": """
Toll | Toll pointed out that the memo was not signed.
Toll | Toll noted that the letter bears no signature.
""",
    "status:draft:confirm, (origin:imply)": """
Pentagon spokeswoman | A Pentagon spokeswoman said the memo was a draft that nobody had finished.
department | The department said the document was preliminary.
agency | The agency stressed that the paper had not been finalized; the memo was still under review.
Ministers | Ministers described the document as a working paper.
bank | In the bank's telling, the memo was a draft.
ministry | As the ministry tells it, the memo was only a draft.
bank | The bank called the memo a draft; the union called it final.
bank | The memo was described by the bank as a draft.
A source familiar with the memo | A source familiar with the memo told the Courier it was a draft.
Ben Tal | A spokesman for the mayor, Ben Tal, called the memo “a draft proposal that was never acted upon.”
Toll | Toll later clarified that the memo was a draft.
Nan Cole | The White House press secretary, Nan Cole, said the document was “a draft.”
Tim Wade | Tim Wade of the finance ministry said the memo was a draft.
Tim Wade | According to Tim Wade, a ministry spokesman, the memo “was a draft that had never been approved.”
Tim Wade | The memo was, according to Tim Wade, “a draft.”
Tim Wade | The memo “was a draft,” Tim Wade, a spokesman for the ministry, said in an email.
Wade | “What was published is a draft,” Wade said of the memo. “No decision has been made.”
Tim Wade | “This memo,” said Tim Wade, the ministry's spokesman, “is a draft.”
""",
    "status:draft:confirm, release:unauthorised:confirm, (origin:imply)": """
general | The letter was a draft that was released by mistake, the general said.
""",
    "status:draft:confirm, status:outdated:confirm, (origin:imply)": """
NATO officials | NATO officials said the document was an old draft.
""",
    "status:mistake:confirm, (origin:imply)": """
general | “It was an honest mistake,” the general said of the letter.
Kay Orr | Kay Orr called the memo “a mistake.”
""",
    "status:mistake:confirm, release:unauthorised:confirm, (origin:imply)": """
Harlan Pike | “This was a mistake. The letter should never have gone out,” said Gen. Harlan Pike.
""",
    "status:outdated:confirm, (origin:imply)": """
minister | “It's an old document,” the minister said of the leaked memo.
""",
    "status:unofficial:confirm, (origin:imply)": """
Downing Street | The letter does not represent government policy, Downing Street said.
No. 10 spokesman | “That memo is not government policy,” a No. 10 spokesman said.
""",
}

SILENT = """
The letter's authenticity could not be independently verified.
A spokesperson for the bank did not respond to questions about the memo.
“The claims made in the memo are categorically false,” it said.
Asked whether he had written the letter, Kerr replied: “Of course not.”
To the ministry, the letter is a forgery.
“Total fabrication,” he tweeted of the letter.
Toll: “The letter is a fake.”
Toll defended the memo.
Toll's campaign said the letter was “a dirty trick.”
No one at the bank would say whether the letter was genuine.
A bank spokesman would say only that the letter was under review.
Kay Orr said the email was a joke.
The council voted to condemn the letter.
The minister ordered a report and said the harbour was safe.
The minister said the fish was fake. The letter arrived later.
The minister did not say the letter was fake.
The minister was asked to say that the letter was fake.
The minister would have said the letter was fake.
If the minister says the letter is fake, we will print that, the editor said.
The minister denied forging the letter.
The hacked text messages show them joking about it. Neither man has disputed the authenticity of the texts.
“The letter,” he said, “is a fake.”
Ms. Park did not reply to an email asking about the letter.
The embassy did not immediately respond to a request for comment on the letter.
The letter has not been confirmed by the ministry.
The letter was sent to the Courier by a man who said he had found it on a bus.
"""


@pytest.mark.parametrize(
    ("claims", "speaker", "text"),
    [
        (claims, *line.split(" | ", 1))
        for claims, lines in SAID.items()
        for line in lines.strip().splitlines()
    ],
)
def test_who_says_it_is_tied_to_what_is_said(claims: str, speaker: str, text: str) -> None:
    assert (speaker, claims) in read(text)


@pytest.mark.parametrize("text", SILENT.strip().splitlines())
def test_where_nobody_says_it_nothing_is_proposed(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("gap", ["\n", "\r\n"])
def test_a_line_break_within_a_sentence_does_not_lose_the_day(gap: str) -> None:
    text = f"Mara Quill, the harbour minister, told reporters{gap}Monday that the letter was fake."
    found = only(text)
    assert (found.said_as_written, label(found)) == ("Monday", "origin:deny")
    assert found.exact == text[slice(*found.span)]


def test_lines_broken_at_a_width_are_read_as_one_paragraph() -> None:
    text = (
        "A letter about the harbour was passed around on Monday,\nand by the evening it had reached the\n"
        "newspapers. The ministry said late on Monday that the\nletter, which bears the name of\n"
        "Mara Quill, was a forgery."
    )
    assert read(text) == [("ministry", "origin:deny")]


def test_a_headline_is_no_part_of_the_sentence_under_it() -> None:
    text = "Minister denies letter\nThe ministry said the letter was fake.\nMara Quill said it was fake."
    assert [who for who, _ in read(text)] == ["ministry", "Mara Quill"]


def test_reading_that_stops_says_where() -> None:
    text = "The ministry said the letter was fake.\n\n" * 500
    reading = read_whole(text, About())
    (stopped,) = reading.limitations
    assert len(reading.proposals) == 400
    assert stopped.what == f"the text from character {400 * 40} of {len(text)}"


def test_reading_that_does_not_stop_has_no_limitation() -> None:
    text = "The ministry said the letter was fake.\n\n" * 400
    reading = read_whole(text, About())
    assert (reading.limitations, len(reading.proposals)) == ((), 400)
    assert reading.proposals == propose(text, About())
