"""What in a message is not its writer's: replies that it quotes, the signature, files written as
text. Where nothing else is in it, it stays."""

import itertools
import re

QUOTED = re.compile(r"[ \t]*(?:>|\|)")
VERBS = (
    r"(?:\b(?:wrote|writes|schrieb|schreef|écrit|escribió|ha escrito|escreveu|ha scritto|scrisse"
    r"|napisał[ao]?|pisze|napsala?|napísala?|пишет|написала?|написав|написа|skrev|kirjoitti|írta|yazdı|a scris"
    r"|va escriure|έγραψε)\b|写道|寫道|書きました|のメール|님이 작성)"
)
WROTE = re.compile(rf"^.{{0,200}}{VERBS}.{{0,40}}[:：]$")
# What a program writes before an answer: when, and whom it answers, with an address.
ONS = r"(?:On|Am|Le|El|Il|Op|Em|Den|W dniu|Dne|В)\b"
ADDRESSED = re.compile(
    rf"^(?=.{{0,200}}\d{{4}})(?=.{{0,200}}\d[:.h]\d\d)(?:{ONS}|\d|[^\W\d]{{1,4}}[.,]{{0,2}} \d)"
    r"(?P<before>[^<>]{0,200})<[^<>\s@]{1,60}@[^<>\s@]{1,60}>(?P<behind>[^<>]{0,40})[:：]$"
)
VERB = re.compile(rf"[),\s]{{0,3}}(?:a )?{VERBS}(?:\(a\))?\s?$")
VERB_AND_NAME = re.compile(rf"{VERBS}[^.,;:\d]{{0,40}}$")
ON = re.compile(rf"^{ONS}.{{0,200}}$")
ORIGINAL = re.compile(
    r"^\s*(?:-{2,}\s*(?:Original Message|Original-Nachricht|Ursprüngliche Nachricht|"
    r"Message d'origine|Mensaje original|Messaggio originale|Mensagem original|Oorspronkelijk bericht|"
    r"Ursprungligt meddelande|Oprindelig meddelelse|Alkuperäinen viesti|Oryginalna wiadomość|Původní zpráva|"
    r"Исходное сообщение|原始邮件|原始郵件|原郵件|元のメッセージ|원본 메일|원본 메시지)\s*-{2,}|_{20,})\s*$",
    re.I,
)
ENCODED = re.compile(r"^begin(?:-base64)? [0-7]{3} \S.*$")
CITE = re.compile(
    r"<blockquote\b[^<>]*\btype\s*=\s*[\"']?cite|<div\b[^<>]*class\s*=\s*[\"']?(?:gmail_quote|"
    r"yahoo_quoted|moz-cite-prefix|gmail_signature)\b|\bid\s*=\s*[\"']?(?:x_)*(?:divRplyFwdMsg|appendonsend"
    r"|reply-intro|mail-editor-reference-message-container)|border-top:\s*solid #(?:E1E1E1|B5C4DF)",
    re.I,
)


DIGEST = re.compile(r"^-{30}\n+(?=(?:Message: \d+\n)?(?:Date|From|Subject|Message-I[Dd]): )", re.M)
DIGEST_ENDS = re.compile(r"\n-{30}\n+(?:Subject: Digest Footer\n.*|End of .*)?\Z", re.S)


def digested(text):
    """The messages of a digest in plain text, with their headers (RFC 1153); or []."""
    if not re.search(r"^-{70}$", text, re.M):
        return []
    first, *others = DIGEST.split(text)
    first = re.split(r"^-{70}\n+", first, maxsplit=1, flags=re.M)[-1]
    parts = [first, *others] if re.match(r"(?:Message: \d+\n)?[A-Z][\w-]+: ", first) else others
    return [DIGEST_ENDS.sub("\n", part) for part in parts]


FORWARDED = re.compile(
    r"^\s*(?:-{2,}\s*)?(?:Forwarded message|Begin forwarded message|Weitergeleitete Nachricht|"
    r"Anfang der weitergeleiteten (?:Nachricht|E-Mail)|Message transféré|Début du message (?:réexpédié|transféré)|"
    r"Mensaje reenviado|Messaggio inoltrato|Mensagem (?:encaminhada|reencaminhada)|Doorgestuurd bericht|"
    r"Пересылаемое сообщение|Wiadomość przekazana)\b.{0,80}$",
    re.I,
)


def without_forwarding(lines):
    """Lines without the line that says that a message is forwarded, and without its headers: it is
    what the writer sends."""
    kept, headers = [], False
    for line in lines:
        if FORWARDED.match(line):
            headers = True
            kept.append("")
        elif headers and not re.match(r"\s*\*?[^\W\d_][^\n:]{0,20}:\*?\s|\s*$|\s+\S", line):
            headers = False
            kept.append(line)
        elif not headers:
            kept.append(line)
    return kept


FOOTER = re.compile(r"_{40,}\s*$|--\s*$|-{40,}\s*$")
OF_LIST = re.compile(r"mailing list|unsubscribe|listinfo|https?://|mailman|to post to|liste de diffusion", re.I)
FOOTER_MOST = 9  # lines that a mailing list adds at the end


def without_footer(lines):
    """Lines without those that a mailing list adds."""
    for place in range(max(len(lines) - FOOTER_MOST, 1), len(lines)):
        rest = [line for line in lines[place + 1 :] if line.strip()]
        if FOOTER.match(lines[place]) and rest and any(map(OF_LIST.search, rest)):
            return lines[:place]
    return lines


def own_text(text, keep=False):
    """The text of a message without what it quotes."""
    lines = without_footer(without_forwarding(without_files(text.split("\n"))))
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
    last = max((place for place, line in enumerate(lines) if QUOTED.match(line)), default=-1)
    for place, line in enumerate(lines):
        if line.rstrip("\r") in ("-- ", "--") and len(lines) - place < 40:
            break
        if ORIGINAL.match(line) and follows_headers(lines, place + 1):
            break
        if begins_headers(lines, place) or is_device_line(lines, place):
            break
        if place > last and is_attribution(line.strip()) and any(map(str.strip, kept)):
            break
        if QUOTED.match(line) and line.lstrip().startswith(">"):
            kept += drop_introduction(kept)
            continue
        kept.append(line)
    return kept


def is_attribution(line):
    """Whether a line is a program's, `On 3 May 2026 at 10:00 A <a@b.c> wrote:`, with day, time, address
    and verb. Where no quotation behind it is marked line by line, all that follows is quoted."""
    found = ADDRESSED.match(line)
    if not found:
        return False
    behind = found["behind"].strip(" )")
    return bool(VERB.match(found["behind"]) if behind else VERB_AND_NAME.search(found["before"]))


def follows_headers(lines, place):
    """Whether the headers of the message that is answered stand here."""
    block = [line for line in lines[place : place + 6] if line.strip()]
    return sum(bool(re.match(r"\s*\*?[^\W\d_]{2,12}\*?[:：]", line)) for line in block) > 1


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
    behind = (lines[other] for other in range(place + 1, len(lines)))
    rest = list(itertools.islice(filter(str.strip, behind), 4))
    return not rest or bool(QUOTED.match(rest[0]) or ON.match(rest[0]) or WROTE.match(rest[0])) or (
        begins_headers(rest, 0) or bool(ORIGINAL.match(rest[0]))
    )


BLANK_MOST = 4  # lines between a quotation and what introduces it


def drop_introduction(kept):
    """Takes off the lines `On Monday A wrote:` that stand before a quotation."""
    place = len(kept)
    while place and len(kept) - place < BLANK_MOST and not kept[place - 1].strip():
        place -= 1
    line = kept[place - 1].strip() if place else ""
    if WROTE.match(line) or ADDRESSED.match(line):
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


# What Outlook puts before the message that is answered, which stands behind it.
BEHIND = (
    "//*[contains(@id, 'divRplyFwdMsg') or contains(@id, 'appendonsend') or contains(@id, 'reply-intro')"
    " or contains(@id, 'mail-editor-reference-message-container')]"
    " | //div[contains(@style, 'border-top:solid #E1E1E1') or contains(@style, 'border-top:solid #B5C4DF')]"
)


def drop_behind(element):
    """Takes out an element with all that follows it."""
    above = element
    while above is not None and above.tag not in ("body", "html"):
        for other in list(above.itersiblings()):
            other.getparent().remove(other)
        above.tail = None
        above = above.getparent()
    if element.getparent() is not None:
        element.drop_tree()


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
    for element in tree.xpath(BEHIND):
        drop_behind(element)
    for element in tree.xpath(
        "//blockquote[@type='cite'] | //div[contains(@class,'gmail_quote')] | "
        "//div[contains(@class,'gmail_signature')] | "
        "//div[contains(@class,'yahoo_quoted')] | "
        "//div[contains(@class,'moz-cite-prefix')]"
    ):
        if element.getparent() is not None:
            element.drop_tree()
    left = tree.xpath("//text()[not(ancestor::style or ancestor::script or ancestor::title)]")
    return html.tostring(tree, encoding="unicode") if re.search(r"\w", "".join(left)) else markup
