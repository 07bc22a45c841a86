"""Verifies the credential inside every PDF of a folder with openbadgeslib, an Open Badges 3.0 library that is not ours,
and has outloud read the first PDF of each language aloud: python3 badges.py FOLDER. Prints one line of JSON a file;
ends with status 1 when anything is amiss."""
import json
import pathlib
import subprocess
import sys

import jwt
import pikepdf
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

folder = pathlib.Path(sys.argv[1])
amiss = False
for path in sorted(folder.glob("*.pdf")):
    with pikepdf.open(path) as pdf:
        token = pdf.attachments["kursbevis.jwt"].get_file().read_bytes().decode()
    issuer = jwt.get_unverified_header(token)["kid"].split("#")[0]
    verifier = OB3Verifier.for_issuer_did(issuer)
    credential = verifier.verify(token)
    place = len(token) - 12
    broken = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1:]
    try:
        verifier.verify(broken)
        refused = False
    except OB3VerificationError:
        refused = True
    amiss |= not refused
    print(json.dumps({"file": path.name, "issuer": credential.issuer.name, "achievement": credential.achievement.name, "forgery_refused": refused}))
for path in sorted(folder.glob("*.pdf"))[:3]:
    report = json.loads(subprocess.run([sys.executable, "-c", "from outloud.cli import main; main()", "--json", "-", str(path)], capture_output=True, text=True, check=False).stdout)
    print(json.dumps({"file": path.name, "outloud": report}))
sys.exit(amiss)
