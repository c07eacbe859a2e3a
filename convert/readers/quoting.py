"""What in a message is not its writer's: replies that it quotes, the signature, files written as
text. Where nothing else is in it, it stays."""

import re

QUOTED = re.compile(r"[ \t]*(?:>|\|)")
WROTE = re.compile(
    r"^.{0,200}\b(?:wrote|writes|schrieb|schreef|écrit|escribió|escreveu|ha scritto|napisał|"
    r"пишет|написал|skrev|kirjoitti|írta|yazdı|写道)\b.{0,40}[:：]$"
)
ON = re.compile(r"^(?:On|Am|Le|El|Il|Op|Em|Den|W dniu|Dne|В)\b.{0,200}$")
ORIGINAL = re.compile(
    r"^\s*(?:-{2,}\s*(?:Original Message|Original-Nachricht|Ursprüngliche Nachricht|"
    r"Message d'origine|Mensaje original|Messaggio originale)\s*-{2,}|_{20,})\s*$",
    re.I,
)
ENCODED = re.compile(r"^begin(?:-base64)? [0-7]{3} \S.*$")
CITE = re.compile(
    r"<blockquote\b[^<>]*\btype\s*=\s*[\"']?cite|<div\b[^<>]*class\s*=\s*[\"']?(?:gmail_quote|"
    r"yahoo_quoted|moz-cite-prefix|gmail_signature)\b",
    re.I,
)


def own_text(text, keep=False):
    """The text of a message without what it quotes."""
    lines = without_files(text.split("\n"))
    if keep:
        return "\n".join(lines)
    kept = without_quotes(lines)
    own = "\n".join(kept)
    return own if own.strip() else "\n".join(lines)


ARMOUR = re.compile(r"-----(BEGIN|END) PGP (SIGNED MESSAGE|[A-Z ]+)-----\s*$")


def without_armour(lines):
    """Lines without PGP's blocks; of what is signed in clear the text stays."""
    kept, within, headers = [], False, False
    for line in lines:
        mark = ARMOUR.match(line)
        if mark:
            signed = mark[2] == "SIGNED MESSAGE"
            within, headers = mark[1] == "BEGIN" and not signed, signed
        elif headers:
            headers = bool(line.strip())
        elif not within:
            kept.append(line[2:] if line.startswith("- -") else line)
    return kept


def without_files(lines):
    """Lines without the files in them (uuencode), and without the marks of a signed message."""
    lines = without_armour(lines)
    kept, within = [], False
    for line in lines:
        if not within and ENCODED.match(line):
            within = True
        elif within and line.strip() in ("end", "===="):
            within = False
        elif not within or line[:1] != "M" and not re.match(r"[ -`]{1,62}$", line):
            kept.append(line)
            within = False
    return kept


def without_quotes(lines):
    kept = []
    for place, line in enumerate(lines):
        if line.rstrip("\r") in ("-- ", "--") and len(lines) - place < 40:
            break
        if ORIGINAL.match(line) and follows_headers(lines, place + 1):
            break
        if begins_headers(lines, place) or is_device_line(lines, place):
            break
        if QUOTED.match(line) and line.lstrip().startswith(">"):
            kept += drop_introduction(kept)
            continue
        kept.append(line)
    return kept


def follows_headers(lines, place):
    """Whether the headers of the message that is answered stand here."""
    block = [line for line in lines[place : place + 6] if line.strip()]
    return sum(bool(re.match(r"\s*\*?[^\W\d_]{2,12}\*?:", line)) for line in block) > 1


# The headers that mail programs put before the message that is answered: From and Sent.
FROM = r"From|Von|De|Da|Van|Från|Fra|Lähettäjä|Od|Feladó|Kimden|От|Від|Από|发件人|寄件者|差出人|보낸 사람"
SENT = (
    r"Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Enviada(?: em)?|Fecha|Data|Inviato|Verzonden|"
    r"Skickat|Sendt|Dato|Lähetetty|Wysłano|Odesláno|Elküldve|Gönderildi|Отправлено|Дата|Надіслано|"
    r"Στάλθηκε|发送时间|傳送時間|送信日時|보낸 날짜"
)
ANSWERED = re.compile(rf"\s*\*?(?:{FROM})\s*[:：]\*?\s*\S")
ANSWERED_ON = re.compile(rf"\s*\*?(?:{SENT})\s*[:：]\*?\s*.*\d")
DEVICE = re.compile(
    r"(?:Sent from (?:my|Mail|Outlook|Yahoo|the)|Get Outlook for|Von meinem \S+ gesendet|Gesendet (?:von|mit)"
    r"|Envoyé (?:de mon|depuis|à partir)|Enviado (?:desde mi|do meu|a partir|de)|Inviato da|Verzonden vanaf"
    r"|Verstuurd vanaf|Skickat från|Sendt fra|Lähetetty|Wysłane z|Odesláno z|Отправлено с|Надіслано з)\b.{0,60}$"
)


def begins_headers(lines, place):
    """Whether the headers of the message that is answered begin here: From, and soon Sent."""
    return bool(ANSWERED.match(lines[place])) and any(
        map(ANSWERED_ON.match, lines[place + 1 : place + 4])
    )


def is_device_line(lines, place):
    """Whether the line that a telephone adds stands here, with nothing of the writer's behind."""
    if not DEVICE.match(lines[place].strip()):
        return False
    rest = [line for line in lines[place + 1 :] if line.strip()]
    return not rest or bool(QUOTED.match(rest[0]) or ON.match(rest[0]) or WROTE.match(rest[0])) or (
        begins_headers(rest, 0) or bool(ORIGINAL.match(rest[0]))
    )


def drop_introduction(kept):
    """Takes off the lines `On Monday A wrote:` that stand before a quotation."""
    place = len(kept)
    while place and not kept[place - 1].strip():
        place -= 1
    if place and WROTE.match(kept[place - 1].strip()):
        place -= 1
        if place and ON.match(kept[place - 1].strip()):
            place -= 1
        del kept[place:]
    return []


FURNITURE = re.compile(
    r"\b(?:unsubscribe|view (?:it |this (?:e-?mail )?)?in (?:your |a )?(?:web )?browser|view (?:it )?online|"
    r"manage (?:your )?(?:subscription|preferences)|update your preferences|you (?:are receiving|receive|"
    r"received) this|im browser (?:an|öffnen)|abmelden|abbestellen|se désabonner|se désinscrire|"
    r"darse de baja|cancelar (?:la )?suscripción|annulla l'iscrizione|afmelden|uitschrijven)\b",
    re.I,
)
FURNITURE_MOST = 250  # characters of a paragraph that is furniture


def without_furniture(text):
    """A newsletter without the paragraphs on its subscription."""
    kept = [
        part
        for part in text.split("\n\n")
        if len(part) > FURNITURE_MOST or not FURNITURE.search(part)
    ]
    return "\n\n".join(kept) or text


def own_markup(markup):
    """HTML without the elements that hold a quotation."""
    found = CITE.search(markup)
    if not found:
        return markup
    from lxml import html

    try:
        tree = html.fromstring(markup)
    except (ValueError, html.etree.ParserError):
        return markup
    for element in tree.xpath(
        "//blockquote[@type='cite'] | //div[contains(@class,'gmail_quote')] | "
        "//div[contains(@class,'gmail_signature')] | "
        "//div[contains(@class,'yahoo_quoted')] | "
        "//div[contains(@class,'moz-cite-prefix')]"
    ):
        if element.getparent() is not None:
            element.drop_tree()
    left = html.tostring(tree, encoding="unicode")
    return left if len(re.sub(r"<[^<>]*>|\s", "", left)) > 20 else markup
