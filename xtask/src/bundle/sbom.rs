//! The bill of materials, as CycloneDX 1.5 in JSON.

use super::metadata::{self, Part};
use super::{Job, date};
use crate::Failure;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The bill of a program.
pub fn bill(name: &str, parts: &[Part], job: &Job) -> Result<String, Failure> {
    let of = format!("pkg:generic/{name}@{}", job.version);
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": date(job.epoch, "+%Y-%m-%dT%H:%M:%SZ")?,
            "component": {
                "type": "application",
                "bom-ref": of,
                "name": name,
                "version": job.version,
                "purl": of,
                "licenses": [{"expression": "Apache-2.0 OR MIT"}],
                "externalReferences": [{"type": "vcs", "url": metadata::repository()?}],
            },
        },
        "components": parts.iter().map(component).collect::<Vec<_>>(),
        "dependencies": dependencies(&of, parts),
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&bill)?))
}

fn component(part: &Part) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [{"expression": part.licence}],
    });
    if let Some(sum) = &part.sha256 {
        component["hashes"] = json!([{"alg": "SHA-256", "content": sum}]);
    }
    if part.repository.starts_with("https://") {
        component["externalReferences"] = json!([{"type": "vcs", "url": part.repository}]);
    }
    component
}

/// Who uses whom; the program uses what no part uses.
fn dependencies(of: &str, parts: &[Part]) -> Vec<Value> {
    let known: BTreeSet<&str> = parts.iter().map(|part| part.purl.as_str()).collect();
    let used: BTreeSet<&str> = parts.iter().flat_map(|part| part.uses.iter().map(String::as_str)).collect();
    let first: Vec<&str> = known.iter().copied().filter(|purl| !used.contains(purl)).collect();
    let mut all = vec![json!({"ref": of, "dependsOn": first})];
    for part in parts {
        let uses: BTreeSet<&str> =
            part.uses.iter().map(String::as_str).filter(|purl| known.contains(purl)).collect();
        all.push(json!({"ref": part.purl, "dependsOn": uses}));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn a_bill_names_each_part_and_who_uses_it() {
        let part = |name: &str, uses: &[&str]| Part {
            name: name.into(),
            version: "1.0.0".into(),
            licence: "MIT".into(),
            purl: format!("pkg:cargo/{name}@1.0.0"),
            sha256: Some("00".repeat(32)),
            repository: String::new(),
            authors: Vec::new(),
            texts: PathBuf::new(),
            uses: uses.iter().map(|name| format!("pkg:cargo/{name}@1.0.0")).collect(),
        };
        let all = dependencies("pkg:generic/minside@1.0.0", &[part("a", &["b", "gone"]), part("b", &[])]);
        assert_eq!(all[0]["dependsOn"], json!(["pkg:cargo/a@1.0.0"]));
        assert_eq!(all[1]["dependsOn"], json!(["pkg:cargo/b@1.0.0"]));
        assert_eq!(component(&part("a", &[]))["hashes"][0]["alg"], "SHA-256");
    }
}
