"""Verifies the credential inside every PDF of a folder with openbadgeslib, an Open Badges 3.0 library that is not ours,
and has outloud read the first PDF of each language aloud: python3 badges.py FOLDER. Prints one line of JSON a file;
ends with status 1 when anything is amiss."""
import base64
import json
import pathlib
import subprocess
import sys

import jwt
import pikepdf
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier



def forgeries(token):
    """The credential with a letter of its signature changed, with another holder, and with another's signature."""
    header, payload, signature = token.split(".")
    place = len(signature) // 2
    yield f"{header}.{payload}." + signature[:place] + ("A" if signature[place] != "A" else "B") + signature[place + 1:]
    facts = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    facts["credentialSubject"]["identifier"][0]["identityHash"] += "x"
    altered = base64.urlsafe_b64encode(json.dumps(facts).encode()).decode().rstrip("=")
    yield f"{header}.{altered}.{signature}"
    yield f"{header}.{payload}." + base64.urlsafe_b64encode(bytes(range(64))).decode().rstrip("=")


def is_refused(verifier, token):
    try:
        verifier.verify(token)
    except OB3VerificationError:
        return True
    return False


folder = pathlib.Path(sys.argv[1])
amiss = False
for path in sorted(folder.glob("*.pdf")):
    with pikepdf.open(path) as pdf:
        token = pdf.attachments["kursbevis.jwt"].get_file().read_bytes().decode()
    issuer = jwt.get_unverified_header(token)["kid"].split("#")[0]
    verifier = OB3Verifier.for_issuer_did(issuer)
    credential = verifier.verify(token)
    refused = all(is_refused(verifier, broken) for broken in forgeries(token))
    amiss |= not refused
    print(json.dumps({"file": path.name, "issuer": credential.issuer.name, "achievement": credential.achievement.name, "forgery_refused": refused}))
for path in sorted(folder.glob("*.pdf"))[:3]:
    report = json.loads(subprocess.run([sys.executable, "-c", "from outloud.cli import main; main()", "--json", "-", str(path)], capture_output=True, text=True, check=False).stdout)
    print(json.dumps({"file": path.name, "outloud": report}))
sys.exit(amiss)
