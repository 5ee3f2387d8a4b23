"""The set phrases by which a clerk, or a reader, tells the parts of a letter apart.

English in US, UK, EU and NATO usage first, German and French where a phrase is enough. Every
pattern is meant for one line of a page; none is meant for running text.
"""

# ruff: noqa: RUF001 - letters are typed with real quotation marks and dashes

from __future__ import annotations

import re

from rapidfuzz import fuzz

_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]v(?:rier)?|mar(?:ch|s)?|m[äa]rz|apr(?:il)?|avr(?:il)?"
    r"|ma[yi]|june?|juni|juin|july?|juli|juillet|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?"
    r"|nov(?:ember|embre)?|de[cz](?:ember)?|d[ée]c(?:embre)?)\.?"
)
# A day left open in a draft (XX January, __ January, [ ] January) is a date all the same.
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th|er|\.)?|[x_?.]{2,}|\[[^\]]{0,20}\])"
_YEAR = r"(?:(?:1[89]|20)\d\d|20[x_?]{1,2}|[’']\d\d)"
DATE = re.compile(
    rf"\b{_MONTH} ?{_DAY} ?,? ?{_YEAR}\b"
    rf"|(?<!\w){_DAY} ?(?:of |de )?{_MONTH},? ?(?:{_YEAR}|\d\d\b)"
    rf"|(?<!\w){_MONTH},? {_YEAR}\b"
    r"|\b[0-3]?\d ?[./-] ?[01]?\d ?[./-] ?(?:(?:1[89]|20)\d\d|\d\d)\b"
    r"|\b(?:1[89]|20)\d\d-[01]\d-[0-3]\d\b"
    r"|\b[0-3]\d{5} ?z ?(?:[a-z]{3} ?\d\d)?\b"
    r"|\[(?:insert )?date\]|<date>",
    re.IGNORECASE,
)
_DATE_WORDS = {"date", "dated", "the", "le", "den", "am", "of", "on", "this", "issued"}

PAGE_NUMBER = re.compile(
    r"(?:page|seite|pg\.?|p\.)\s*\d{1,4}(?:\s*(?:of|/|von|sur|de)\s*\d{1,4})?"
    r"|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,3}\s*(?:of|/|von|sur)\s*\d{1,3}|\d{1,4}",
    re.IGNORECASE,
)
_NAMES_PAGE = re.compile(r"\b(?:page|seite)\s+\d{1,4}\b", re.IGNORECASE)

_MARKING = re.compile(
    r"(?:(?:top|nato|eu|eu-|ue|u\.?k\.?|u\.?s\.?|cosmic|secret|tr[eè]s|limit[eé]d?|confidential|confidentiel"
    r"|unclassified|restricted|restreint|classified|declassified|official|sensitive|noforn|only|eyes|draft"
    r"|pre-?decisional|deliberative|for|use|fouo|cui|cui//\w+|controlled|information|not|distribution|final"
    r"|working|paper|copy|internal|embargoed|rel|to|fvey|officiel|entwurf|projet|vs-nfd|privileged|and"
    r"|law|enforcement|process|staff|until|releas(?:e|able)|signature|review|comments?)[/,;:()\s-]*){1,9}",
    re.IGNORECASE,
)
_MARKING_CORE = re.compile(
    r"secret|confidenti|unclassified|restri|restreint|classified|official|sensitive|draft|decisional"
    r"|deliberative|fouo|\bcui\b|controlled|limit[eé]|noforn|embargo|entwurf|vs-nfd|privileged|internal",
    re.IGNORECASE,
)

SALUTATION = re.compile(
    r"(?:my )?dear\b[^?!]{1,90}"
    r"|(?:dear )?(?:sirs?|madam|gentlemen|ladies and gentlemen)(?: or madam)?\s?[,:;.]"
    r"|(?:your )?excellenc(?:y|ies)\s?[,:;]|to whom it may concern\b.{0,3}|sehr geehrter?\b.{2,80}"
    r"|(?:ch[eè]re?s?|lieber?)\s.{2,60},|(?:madame|monsieur|messieurs|mesdames)\b[^.]{0,70},",
    re.IGNORECASE,
)

_REFERENCE_LABEL = re.compile(
    r"(?:our|your) (?:ref|reference|file|stn)\b|ref(?:erence)?s?\s?(?:no|number|id|nr)?\s?[.:]"
    r"|in reply,?(?: please)? refer to|reply to attn of|file\s?(?:no|number|ref)\b|case\s?(?:no|number)\b"
    r"|docket\b|control (?:no|number)\b|(?:unser|ihr|mein) zeichen|aktenzeichen|gesch[äa]ftszeichen"
    r"|[ag]z\.?\s?:"
    r"|[nv]\s?/\s?r[ée]f|(?:nos?|vos?|notre|votre) r[ée]f"
    r"|r[ée]f(?:[ée]rence)?s?\s?(?:n°)?\s?[.:]|ares\s?\(\d{4}\)",
    re.IGNORECASE,
)
# SG(2020)0095 · Ares(2020)123 · IMSM-0005-2020 · AFCT-CG · NDA 022517 · COM(2020) 1 final
_REFERENCE_CODE = re.compile(
    r"(?:[A-Z][\w&.-]{0,14}[ /-]?)?\((?:19|20)\d\d\)\s?[\w/-]{1,16}(?: final)?"
    r"|[A-Z]{2,10}(?:[-/][A-Z0-9]{1,10}){1,5}(?: ?\([\w./-]{1,12}\))?"
    r"|(?:[\w’']+ )?[A-Z]{2,6} ?(?:No\.? ?)?(?:[A-Z]{2} ?)?\d{2,3}[- ]?\d{2,6}(?:[/,][\w./ -]{1,30})?"
    r"|(?:[A-Z]{0,4}\d{1,6}[/-]){1,4}[A-Z]{0,4}\d{1,6}"
)

SUBJECT_LABEL = re.compile(
    r"(?:subject|subj|re|betreff|betr|betrifft|objet|concerne|sujet|onderwerp)\.?\s?[:;](?!\w+[./])",
    re.IGNORECASE,
)
ADDRESSEE_LABEL = re.compile(
    r"memorandum\s+(?:for|to|thru)\b|(?:to|thru|through|for|an|attention|attn\.?|att|addressee)\s?[:;]"
    r"|(?:attention|attn)\b|[àa] l[’']attention",
    re.IGNORECASE,
)
SENDER_LABEL = re.compile(r"(?:from|von|de|sender)\s?[:;]", re.IGNORECASE)
DATE_LABEL = re.compile(r"(?:date|dated|datum)\s?[:;]", re.IGNORECASE)
ANY_LABEL = re.compile(r"[A-Za-zÀ-ÿ][\w /_().’'-]{1,32}\s?:(?:\s|$)")

_VALEDICTIONS = (
    "sincerely", "sincerely yours", "yours sincerely", "very sincerely", "most sincerely",
    "yours faithfully", "yours truly", "very truly yours", "yours very truly", "respectfully",
    "respectfully yours", "respectfully submitted", "very respectfully", "faithfully", "faithfully yours",
    "cordially", "cordially yours", "regards", "best regards", "kind regards", "warm regards",
    "with kind regards", "with best regards", "best wishes", "with best wishes", "kindest regards",
    "yours", "yours ever", "yours aye", "truly yours", "sincerely and respectfully",
    "yours respectfully", "yours cordially", "most respectfully", "most cordially", "warmest regards",
    "with warm regards", "with warmest regards", "with kindest regards", "very best regards", "warmly",
    "with all good wishes", "with every good wish", "with appreciation", "with gratitude", "with respect",
    "your obedient servant", "obediently yours", "yours obediently", "fraternally", "fraternally yours",
    "semper fidelis", "by direction", "on behalf of", "with high esteem", "beste grüße", "viele grüße",
    "mit vorzüglicher hochachtung", "salutations distinguées", "avec mes salutations",
    "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß", "mit besten grüßen",
    "hochachtungsvoll", "im auftrag", "in vertretung", "cordialement", "bien cordialement",
    "respectueusement", "bien à vous",
)  # fmt: skip
_LONG_VALEDICTION = re.compile(
    r"(?:please accept|i remain|accept),?.{0,60}(?:assurances?|sincerely|servant|consideration)"
    r"|.{0,120}(?:salutations distingu[ée]es|ma haute consid[ée]ration"
    r"|sentiments (?:distingu[ée]s|les meilleurs))"
    r"|for (?:and on behalf of|the (?:commander|director|secretary|minister|president)).{0,60}",
    re.IGNORECASE,
)
EXECUTION = re.compile(
    r"fait (?:en|\S{1,2})\s.{2,60}|done (?:at|in)\b.{2,60}|geschehen zu\b.{2,60}"
    r"|in (?:witness|testimony) whereof.{0,80}|(?:signed|executed) (?:at|on|in)\b.{2,60}"
    r"|(?:accepted and agreed|agreed and accepted|acknowledged and agreed)(?: (?:to|by)\b.{0,40})?[:.]?",
    re.IGNORECASE,
)

AFTER_CLOSING = re.compile(
    r"(?:enclosures?|encls?|attachments?|annex(?:es)?|appendix|appendices|b?cc|c\.c|copy (?:to|furnished|for)"
    r"|copies|distribution|anlagen?|pi[eè]ces? jointes?|p\.?j\.?\s?:|p\.\s?s|kopie|verteiler|reference id"
    r"|drafted by|cleared by)\b",
    re.IGNORECASE,
)
CONFORMED = re.compile(
    r"[/{\[]+\s?s\s?[/}\]]+|^\W*s/\s?(?=[A-Z])|//\s?signed\s?//|^\W*sgd\b"
    r"|\bsigned electronically\b|\belectronically signed",
    re.IGNORECASE,
)
ELECTRONIC_RECORD = re.compile(
    r"representation of an electronic record|manifestation of (?:the|any|and all).{0,20}electronic signature"
    r"|electronic signatures? for this electronic record",
    re.IGNORECASE,
)
SIGNING_BOX = re.compile(
    r"(?:\d{1,3}[a-z]?[.)] ?)?(?:(?:authori[sz]ed|official|officer|employee|applicant|claimant|owner"
    r"|member|requester|supervisor|manager|director|commander|certifying|approving|approver|contracting|witness|legal"
    r"|digital|electronic|your|sponsor|representative|signatory)(?:[’']?s)? ){0,3}"
    r"(?:signatures?|unterschrift)(?: (?:of|des|der|du) .{3,40})?(?: ?\(.{2,40}\))?[:*_. ]*"
    r"|sign(?:ed)?(?: here| by)?:?[_. ]*",
    re.IGNORECASE,
)
"""The label of a form's box in which somebody signs."""

SIGNER_LABEL = re.compile(
    r"(?:\d{1,3}[a-z]?[.)] ?)?"
    r"(?:(?:typed|printed|print|full|type|typed or printed|print or type)(?: or printed)? )?names?"
    r"(?:,? (?:and|&|/)? ?(?:title|rank|grade|position|organi[sz]ation|office)){0,3}"
    r"(?: of (?:signer|signatory|official|applicant|.{3,30} official))?(?: ?\(.{2,40}\))?[:*_. ]*"
    r"|(?:typed|printed|print) name\b.{0,40}"
    r"|(?:title|rank|position)(?: of (?:signer|signatory|official))?[:*_. ]*"
    r"|date signed[:*_. ]*",
    re.IGNORECASE,
)
"""The label of its neighbour: who signs, and as what."""

SIGNING_LINE = re.compile(r"[x✗]\s?[_.]*", re.IGNORECASE)
SIGNING_NOTE = re.compile(
    r"digitally signed|^date: (?:19|20)\d\d\.\d\d\.\d\d|^signed by\s?:|^dn\s?:"
    r"|\b(?:cn|ou|o)\s?=|^(?:reason|location)\s?:",
    re.IGNORECASE,
)
_STAND_IN = re.compile(r"[{\[(]\s?(?:see|signed|sgd|signature|original)\b|signature page", re.IGNORECASE)

OFFICE = re.compile(
    r"\b(?:director|secretary|minister|chief|command(?:er|ing|ant)?|deputy|officer|general|gen\b|colonel|col\b"
    r"|ltc\b|maj(?:or)?\b|captain|capt\b|lieutenant|brigadier|admiral|sergeant|president|chair\w*|head"
    r"|manager|counsel|attorney|ambassador|commissioner|administrator|professor|inspector|superintendent"
    r"|advis[eo]r|coordinator|representative|assistant|acting|governor|mayor|treasurer|registrar|clerk|judge"
    r"|usa|usmc|usn|usaf|u\.s\.|army|navy|division|department|office|cent(?:er|re)|bureau|branch|ministry|agency"
    r"|committee|council|specialist|analyst|partner|leiter\w*|referat\w*|pr[äé]sident\w*|directeur|directrice"
    r"|ministre|chef|g[ée]rant|associ[ée])",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:department|ministry|minist[eè]re|bundes\w+|agency|office|commission|headquarters|command|embassy"
    r"|council|parliament|university|institute|service|administration|authority|bureau|government"
    r"|organi[sz]ation|nato|otan|european|royal|republic|united states|corps|division|directorate|court|bank"
    r"|company|ltd|inc|gmbh|s\.a\.|secretary|secretariat|house|senate|congress|cabinet|foundation)\b",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\b(?:tel|fax|phone|telephone|telefax|e-?mail|www|https?)\b|@\w|\(\d{3}\)\s?\d{3}|\+\d{1,3}[ (]\d"
    r"|\b\d{3}[-.]\d{4}\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|prof|sir|lord|lady|the (?:right )?(?:honou?rable|hon)|h\.?\s?e|his|her|the rt"
    r"|general"
    r"|gen|lt|col|major|maj|capt|adm|ambassador|senator|herrn?|frau|madame|monsieur|m|mme|attn|attention)\b\.?"
    r"|c/o\b|[àa] l[’'])",
    re.IGNORECASE,
)
POSTCODE = re.compile(
    r"\b[A-Z]{2}[ .]{1,3}\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|\b(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÀ-Þ][a-zà-ÿ]+"
    r"|\b(?:street|avenue|road|drive|suite|boulevard|p\.?\s?o\.? box|parkway|lane|plaza|mail stop)\b"
    r"|stra(?:ß|ss)e\b|\brue\b",
    re.IGNORECASE,
)

_NAME_PARTICLES = {"van", "von", "de", "der", "den", "du", "la", "le", "di", "al", "el", "bin", "ter", "zu"}
_POST_NOMINAL = re.compile(
    r"(?:jr|sr|i[il1]{1,2}|iv|ph\.?\s?d|m\.?\s?d|m\.?\s?s|m\.?\s?p\.?\s?h|m\.?\s?b\.?\s?a|r\.?\s?ph|pharm\.?\s?d|d\.?\s?o|esq|j\.?\s?d"
    r"|usa|usn|usmc|usaf|cbe|obe|mp|qc|kc|dvm|f\.?\w{1,5}|dr|mr|mrs|ms|prof|gen|col|lt|maj|capt|adm|sir|lord|lady)\.?",
    re.IGNORECASE,
)
_AT_ENDS = "().,[]|!‘’'"
"""What stands at the ends of a name's words, or is read there by OCR (“II]” for “III”)."""

_NO_NAME = {
    "the", "if", "this", "that", "dear", "sincerely", "enclosure", "enclosures", "attachment", "page", "for",
    "and", "to", "from", "subject", "date", "please", "we", "you", "reference", "of", "in", "on", "not",
    "department", "division", "office", "center", "centre", "section", "table", "product", "name", "title",
    "signature", "none", "secret", "confidential", "draft", "copy", "document", "part", "annex", "approval",
    "your", "our", "application", "number", "article", "new", "united", "information", "version",
}  # fmt: skip

_OCR_VALEDICTION = 84
"""Likeness (0 to 100) from which a line read by OCR passes for a valediction of eight letters or more."""


def plain(text: str) -> str:
    """Return ``text`` in lower case without marks at its ends and with single spaces."""
    return " ".join(text.casefold().strip(" ,.;:!-–—_*\u00a0").split())


def is_marking(text: str) -> bool:
    """Tell whether a whole line is a classification, handling or draft marking."""
    bare = text.strip(" *-–—_()[]")
    return len(bare) > 2 and bool(_MARKING_CORE.search(bare)) and bool(_MARKING.fullmatch(bare))  # noqa: PLR2004 - “EU” alone is no marking


def is_page_number(text: str) -> bool:
    """Tell whether a line in a margin counts pages, alone or with a few words beside."""
    bare = text.strip(" .|")
    return bool(PAGE_NUMBER.fullmatch(bare)) or (len(bare) <= 70 and bool(_NAMES_PAGE.search(bare)))  # noqa: PLR2004 - half a line


def is_dateline(text: str) -> bool:
    """Tell whether a line says a date and next to nothing else, such as ``Brussels, 6 January 2020``."""
    found = DATE.search(text)
    if found is None:
        return bool(re.fullmatch(r"date\s?:\s?[_.\s]*", text, re.IGNORECASE))
    beside = re.findall(r"[\w’'-]+", text[: found.start()] + " " + text[found.end() :])
    names = [word for word in beside if word.casefold() not in _DATE_WORDS]
    return len(names) <= 3 and all(word[0].isupper() for word in names) and sum(map(len, names)) <= 30  # noqa: PLR2004 - a place, perhaps with a country


def is_reference(text: str) -> bool:
    """Tell whether a line near the head of a letter is a file reference or an office symbol."""
    return bool(_REFERENCE_LABEL.match(text)) or bool(_REFERENCE_CODE.fullmatch(text.strip(" .,:")))


def is_salutation(text: str) -> bool:
    """Tell whether a line greets the addressee."""
    return bool(SALUTATION.fullmatch(text.strip()))


def is_valediction(text: str) -> bool:
    """Tell whether a line takes leave, as a line of its own; a slip of OCR is forgiven in long phrases."""
    bare = plain(text)
    if bare in _VALEDICTIONS or _LONG_VALEDICTION.fullmatch(bare):
        return True
    return len(bare) >= 8 and any(  # noqa: PLR2004 - shorter phrases are one slip from other words
        fuzz.ratio(bare, phrase, score_cutoff=_OCR_VALEDICTION)
        for phrase in _VALEDICTIONS
        if len(phrase) >= 8  # noqa: PLR2004 - the same
    )


def stands_in(text: str) -> bool:
    """Tell whether a line stands where the signature would, such as ``/s/`` or a note in braces."""
    return bool(CONFORMED.search(text)) or bool(_STAND_IN.search(text))


def is_person(text: str) -> bool:
    """Tell whether a line could be a typed name, such as ``William H. Seely III`` or ``MARY PARKS, M.D.``."""
    words = text.replace(",", " , ").split()
    names = [word for word in words if word != "," and not _POST_NOMINAL.fullmatch(word.strip(_AT_ENDS))]
    if not 1 <= len(names) <= 6 or len(words) > 12 or any(char.isdigit() for char in text):  # noqa: PLR2004 - given names, family name
        return False
    if text.endswith((":", ";")) or len(text) > 60:  # noqa: PLR2004 - a line of a name
        return False
    bare = [name.strip(_AT_ENDS) for name in names]
    if any(name.casefold() in _NO_NAME for name in bare):
        return False
    full = [name for name in bare if len(name) > 1 and name[0].isupper()]
    known = all(name[:1].isupper() or name.casefold() in _NAME_PARTICLES for name in bare if name)
    plausible = all(re.fullmatch(r"[^\W\d_][\w’'.-]*", name) for name in bare if name)
    return known and plausible and bool(full) and (len(bare) >= 2 or len(words) > 1)  # noqa: PLR2004 - a lone word is no name


def addresses_someone(text: str) -> bool:
    """Tell whether a line begins or belongs to a postal address."""
    return bool(_HONORIFIC.match(text)) or bool(POSTCODE.search(text))
