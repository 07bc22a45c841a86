//! `kursbevis`.

use crate::arguments::Kursbevis;
use crate::failure::Failure;
use crate::output::print;
use min_side_core::courses::Verdict;
use min_side_core::views::YearForm;
use min_side_core::{App, Error};

pub async fn run(app: &App, command: Kursbevis, json: bool) -> Result<(), Failure> {
    match command {
        Kursbevis::List => {
            let rows = app.kursbevis().await?;
            print(json, &rows, |rows| {
                rows.iter().map(|row| format!("{}  {}  {}", row.date, row.id, row.title)).collect()
            });
        }
        Kursbevis::Render { id, output, language } => {
            let (name, bytes) = app.kursbevis_bytes(id.clone(), language).await?;
            std::fs::write(&output, &bytes).map_err(Error::from)?;
            let done = serde_json::json!({ "id": id, "name": name, "bytes": bytes.len() });
            print(json, &done, |_| vec![format!("{} bytes in {}", bytes.len(), output.display())]);
        }
        Kursbevis::Year { year, output, language } => {
            let form = match output.extension() {
                Some(extension) if extension.eq_ignore_ascii_case("pdf") => YearForm::Pdf,
                _ => YearForm::Zip,
            };
            let (name, bytes) = app.kursbevis_year_bytes(year, language, form, |_| ()).await?;
            std::fs::write(&output, &bytes).map_err(Error::from)?;
            let done = serde_json::json!({ "year": year, "name": name, "bytes": bytes.len() });
            print(json, &done, |_| vec![format!("{} bytes in {}", bytes.len(), output.display())]);
        }
        Kursbevis::Verify { file } => {
            let checked = app.kursbevis_check_file(&file).await?;
            print(json, &checked.verdict, lines);
        }
        Kursbevis::Page { output } => {
            let page = app.kursbevis_page().await?;
            std::fs::write(&output, &page).map_err(Error::from)?;
            let done = serde_json::json!({ "bytes": page.len() });
            print(json, &done, |_| vec![format!("{} bytes in {}", page.len(), output.display())]);
        }
    }
    Ok(())
}

/// A verdict as lines of `name: value`: the outcome, what was signed, what was found.
fn lines(verdict: &Verdict) -> Vec<String> {
    let mut lines = vec![format!("verdict: {}", word(&verdict.verdict))];
    if verdict.demo {
        lines.push("DEMONSTRASJON".to_owned());
    }
    let facts = serde_json::to_value(&verdict.facts).unwrap_or_default();
    for (name, value) in facts.as_object().into_iter().flatten() {
        lines.push(format!("{name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
    }
    if let Some(issuer) = &verdict.issuer {
        lines.push(format!("signed by: {issuer}"));
    }
    if let Some(at) = verdict.status_as_of {
        lines.push(format!("status as of: {}", at.date_naive()));
    }
    for finding in &verdict.findings {
        let field = finding.field.as_ref().map(|field| format!(" {field}")).unwrap_or_default();
        let differs = finding.signed.as_ref().zip(finding.found.as_ref());
        let differs = differs.map(|(signed, found)| format!(": signed «{signed}», on the page «{found}»"));
        let added = [("", &finding.found), (" by ", &finding.by), (" at ", &finding.at)];
        let added: String = added
            .into_iter()
            .filter(|_| finding.signed.is_none())
            .filter_map(|(before, value)| Some(format!("{before}«{}»", value.as_ref()?)))
            .collect();
        let added = if added.is_empty() { added } else { format!(": {added}") };
        lines.push(format!("found: {}{field}{}", word(&finding.kind), differs.unwrap_or(added)));
    }
    for part in &verdict.parts {
        lines.push(String::new());
        lines.extend(self::lines(part));
    }
    lines
}

/// The word that the answer in JSON has for it.
fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
