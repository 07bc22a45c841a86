# What Python reads of e-mails and invoices. Paths come as JSON, a line each; so do the answers.
import hashlib
import json
import re
import sys
import xml.etree.ElementTree
from decimal import Decimal, InvalidOperation
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from html.parser import HTMLParser

INLINE = set("b i em strong span font a u small sub sup img wbr o:p ins del s abbr code q tt big strike nobr".split())
UNSEEN = set("script style title noscript template textarea select iframe svg".split())


class Text(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.unseen = [], 0

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        if tag not in INLINE:
            self.out.append(" ")

    def handle_endtag(self, tag):
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        if tag not in INLINE:
            self.out.append(" ")

    def handle_data(self, data):
        if not self.unseen:
            self.out.append(data)


def payload(part):
    return part.get_payload(decode=True) or b""


def text_of(part):
    charset = part.get_param("charset")
    named = [charset.strip("\"' ")] if isinstance(charset, str) else []
    for encoding in named + ["utf-8", "windows-1252", "latin-1"]:
        try:
            text = payload(part).decode(encoding)
            break
        except (LookupError, UnicodeError):
            continue
    if part.get_content_type() == "text/html":
        reader = Text()
        reader.feed(text)
        reader.close()
        return "".join(reader.out)
    return text


def branches(part):
    return part.get_payload() if part.is_multipart() else []


def is_multipart(part):
    return part.get_content_maintype() == "multipart" and part.is_multipart()


def has_text(part):
    if is_multipart(part):
        return any(has_text(branch) for branch in branches(part))
    seen = text_of(part).strip(" \n\r\t\xa0\u200b\ufeff") or "<img" in str(part.get_payload())
    is_body = part.get_content_type() in ("text/html", "text/plain") and part.get_content_disposition() != "attachment"
    return is_body and bool(seen)


def has_html(part):
    if is_multipart(part):
        return any(has_html(branch) for branch in branches(part))
    return part.get_content_type() == "text/html" and has_text(part)


def walk(part, body, files, root=True):
    kind = part.get_content_type()
    if is_multipart(part):
        inner = branches(part)
        if kind == "multipart/alternative" and inner:
            # The last form that can be shown stands for all (RFC 2046, 5.1.4); files of the others are files still.
            best = [one for one in inner if has_html(one)] or [one for one in inner if has_text(one)] or inner
            for one in inner:
                if one is best[-1]:
                    walk(one, body, files, False)
                    continue
                forms = ("text/plain", "text/html", "text/enriched", "text/richtext")
                files += [leaf for leaf in one.walk() if leaf.get_content_type() not in forms and not leaf.is_multipart()]
            return
        for one in inner:
            walk(one, body, files, False)
    elif part.get_content_maintype() == "message" and part.is_multipart():
        files.append(part)
    elif (kind in ("text/plain", "text/html") and (root or part.get_content_disposition() != "attachment")) or (
        part.get_content_maintype() == "multipart"
    ):
        body.append(text_of(part))
    else:
        files.append(part)


def plain(text):
    try:
        return str(make_header(decode_header(text)))
    except Exception:
        return text


def mail(data):
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t")
    message = message_from_bytes(data, policy=policy.compat32)
    body, files = [], []
    walk(message, body, files)
    whole = [part for part in files if not (part.get_content_maintype() == "message" and part.is_multipart())]
    return {
        "body": "\n".join(body),
        "names": [plain(part.get_filename()) for part in files if part.get_filename()],
        "bytes": [hashlib.sha256(payload(part)).hexdigest() for part in whole],
        "subject": plain(str(message.get("subject") or "")),
    }


def hundredths(text):
    try:
        value = Decimal(re.sub(r"\s", "", text or "")) * 100
        return int(value) if value == value.to_integral_value() else round(value)
    except (InvalidOperation, ValueError, OverflowError):
        return None


def invoice(data):
    tree = xml.etree.ElementTree.fromstring(data)
    local = lambda element: element.tag.rsplit("}", 1)[-1]
    root = next((one for one in tree.iter() if local(one) in ("Invoice", "CreditNote")), None)
    if root is None:
        return None

    def find(start, *path):
        found = [start]
        for name in path:
            found = [inner for outer in found for inner in outer if local(inner) == name]
        return found

    def texts(*path):
        return [(one.text or "").strip() for one in find(root, *path)]

    currency = (texts("DocumentCurrencyCode") or [""])[0]
    taxes = find(root, "TaxTotal", "TaxAmount")
    # A sum in another currency is for the books: it is no part of what is paid.
    own = [one for one in taxes if one.get("currencyID", currency) == currency]
    lines = find(root, "InvoiceLine") + find(root, "CreditNoteLine")
    amounts = [hundredths(one.text) for line in lines for one in find(line, "LineExtensionAmount")]
    sums = {}
    for name in ("PrepaidAmount", "PayableRoundingAmount", "AllowanceTotalAmount", "ChargeTotalAmount"):
        found = texts("LegalMonetaryTotal", name)
        sums[name] = hundredths(found[0]) if found else None
    means = []
    for one in find(root, "PaymentMeans"):
        account = [(found.text or "").strip() for found in find(one, "PayeeFinancialAccount", "ID")]
        reference = [(found.text or "").strip() for found in find(one, "PaymentID")]
        means.append([account[0] if account else "", reference[0] if reference else ""])
    payable = texts("LegalMonetaryTotal", "PayableAmount")
    due = texts("DueDate") + texts("PaymentMeans", "PaymentDueDate")
    total = hundredths(payable[0]) if payable else None
    tax = hundredths(own[0].text) if own else None if taxes else 0
    follows = None
    if total is not None and amounts and None not in amounts and tax is not None:
        other = [sums[name] or 0 for name in ("ChargeTotalAmount", "PayableRoundingAmount")]
        less = [sums[name] or 0 for name in ("AllowanceTotalAmount", "PrepaidAmount")]
        follows = abs(sum(amounts) + sum(other) - sum(less) + tax - total) <= max(1, len(amounts))
    return {
        "number": (texts("ID") or [""])[0],
        "issued": (texts("IssueDate") or [""])[0],
        "due": due,
        "currency": currency,
        "total": total,
        "vat": tax if own else None,
        "lines": amounts,
        "sums": sums,
        "means": means,
        "follows": follows,
    }


read = {"mail": mail, "invoice": invoice}[sys.argv[1]]
sys.stdout.reconfigure(encoding="utf-8", errors="replace")
for path in sys.stdin:
    with open(json.loads(path), "rb") as file:
        content = file.read()
    try:
        answer = read(content)
    except Exception as error:
        # What Python itself cannot read is no measure.
        answer = {"failed": repr(error)[:200]}
    print(json.dumps(answer), flush=True)
