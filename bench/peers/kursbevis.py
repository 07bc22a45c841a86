"""The words of a certificate by another way to make a PDF: kursbevis.py typst|weasyprint|chromium FACTS.json.
Prints JSON: milliseconds for the first, milliseconds for each of some more, bytes of one. Standard library and the
peer alone; the peers draw no proof, and what tags they can."""
import html
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

name, facts = sys.argv[1], json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))
font = pathlib.Path(__file__).parents[2] / "crates/kursbevis/fonts"


def page(index):
    e = lambda field: html.escape(str(facts[field]))
    items = "".join(f"<li>{html.escape(item)}</li>" for item in facts["contents"])
    return f"""<!doctype html><html lang="nb"><meta charset="utf-8"><title>Kursbevis {e('number')}</title>
<style>@font-face {{ font-family: G; src: url({(font / 'EBGaramond-Regular.otf').as_uri()}) }} @page {{ size: A4; margin: 20mm }}
body {{ font: 12pt G; text-align: center }} h1 {{ font: 54pt G }} .n {{ font-size: 38pt }} li {{ text-align: left }}</style>
<p>{e('issuer')}</p><h1>Kursbevis</h1><p>Det bekreftes at</p><p class="n">{e('holder')} {index}</p><p>har gjennomført kurset</p>
<p class="n">{e('course')}</p><table><tr><th>Tid<th>Omfang<th>Sted<tr><td>{e('starts')}<td>{e('hours')} timer<td>{e('place')}</table>
<h2>Innhold</h2><ul>{items}</ul><p>{e('signatory')}</p><p>{e('signatory_title')}</p><p>Kursbevis nr. {e('number')}</p></html>"""


def typst():
    import typst as engine
    q = lambda text: json.dumps(str(text), ensure_ascii=False)
    source = pathlib.Path(tempfile.mkdtemp()) / "kursbevis.typ"
    items = "\n".join(f"- #{q(item)}" for item in facts["contents"])
    source.write_text(f"""#set document(title: "Kursbevis")
#set text(font: "EB Garamond", lang: "nb")
#let holder = {q(facts['holder'])} + sys.inputs.n
#align(center)[#{q(facts['issuer'])}
= #text(54pt)[Kursbevis]
Det bekreftes at

#text(38pt, holder)

har gjennomført kurset

#text(24pt, {q(facts['course'])})
#table(columns: 3, [Tid], [Omfang], [Sted], {q(facts['starts'])}, {q(facts['hours'])}, {q(facts['place'])})
== Innhold
{items}
#{q(facts['signatory'])}
Kursbevis nr. #{q(facts['number'])}]
""", "utf-8")
    compiler = engine.Compiler(str(source), font_paths=[str(font)])
    return lambda index: compiler.compile(format="pdf", sys_inputs={"n": str(index)}, pdf_standards=["a-3a"])


def weasyprint():
    import weasyprint as engine
    return lambda index: engine.HTML(string=page(index)).write_pdf(pdf_variant="pdf/ua-1")


def chromium():
    folder = pathlib.Path(tempfile.mkdtemp())

    def make(index):
        (folder / "page.html").write_text(page(index), "utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={folder / 'out.pdf'}", str(folder / "page.html")],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)})
        return (folder / "out.pdf").read_bytes()
    return make


begun = time.perf_counter()
make = {"typst": typst, "weasyprint": weasyprint, "chromium": chromium}[name]()
first = make(0)
cold = (time.perf_counter() - begun) * 1000
more = 5 if name == "chromium" else 50
begun = time.perf_counter()
for index in range(1, more + 1):
    make(index)
print(json.dumps({"cold_ms": cold, "each_ms": (time.perf_counter() - begun) * 1000 / more, "bytes": len(first)}))
