//! Speeds beside their limits: each figure and what it is held against are taken in turn in one run, and what counts
//! is their ratio, since machines are shared and noisy.
//!
//! `min-side-bench [--messages N] [--validate] [sync|search|typeahead|export|kursbevis]…` uses the `min-side-server` and
//! `minside` that stand beside it, so that what is measured are the programs themselves. `min-side-bench --data DIR search`
//! searches what `minside sync` has put in this folder with the benches' key, so that a large cache is made once.
//! `min-side-bench corpus DIR` is about what is read, not how fast: see [`corpus`]; so is `min-side-bench forge`, about forged
//! certificates: see [`forge`].

mod corpus;
mod export;
mod figures;
mod forge;
mod kursbevis;
mod limit;
mod programs;
mod search;
mod sync;
mod typeahead;
mod validate;

use std::path::PathBuf;
use std::process::ExitCode;

type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

/// What is measured, and how much of it.
struct Plan {
    messages: u32,
    /// Whether a thousand certificates and every page of the export are judged too.
    validate: bool,
    /// A folder that has been synced.
    data: Option<PathBuf>,
    /// A folder of files that are read beside other programs.
    corpus: Option<PathBuf>,
    /// Whether forged certificates are judged.
    forge: bool,
    parts: Vec<String>,
}

fn main() -> ExitCode {
    // Files of strangers are read in processes of their own, which are this program again.
    if min_side_core::run_if_asked() {
        return ExitCode::SUCCESS;
    }
    let _ = rustls::crypto::ring::default_provider().install_default();
    // A process of its own for what begins cold.
    if std::env::args().nth(1).as_deref() == Some("kursbevis-cold") {
        return ended(kursbevis::cold());
    }
    ended(plan().and_then(|plan| {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(measure(&plan))
    }))
}

fn ended(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(plan: &Plan) -> Result<()> {
    println!("load {}", figures::load());
    if let Some(folder) = &plan.corpus {
        corpus::measure(folder).await?;
        println!("load {}", figures::load());
        return Ok(());
    }
    if plan.forge {
        forge::measure()?;
        println!("load {}", figures::load());
        return Ok(());
    }
    if let Some(folder) = &plan.data {
        search::over(folder).await?;
        println!("load {}", figures::load());
        return Ok(());
    }
    if plan.wants("kursbevis") {
        kursbevis::measure()?;
        if plan.validate {
            let amiss = validate::judge(1_000)?;
            if !amiss.is_empty() {
                return Err(amiss.join("\n").into());
            }
            println!("1,000 kursbevis judged, nothing amiss");
        }
    }
    if plan.wants("sync") || ["search", "typeahead", "export"].iter().any(|part| plan.wants(part)) {
        let union = programs::Union::start(plan.messages).await?;
        if plan.wants("sync") {
            sync::measure(&union).await?;
        }
        if plan.wants("search") {
            search::measure(&union).await?;
        }
        if plan.wants("typeahead") {
            typeahead::measure(&union).await?;
        }
        if plan.wants("export") {
            export::measure(&union, plan.validate).await?;
        }
        union.stop().await?;
    }
    println!("load {}", figures::load());
    Ok(())
}

impl Plan {
    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }
}

fn plan() -> Result<Plan> {
    let mut plan =
        Plan { messages: 10_000, validate: false, data: None, corpus: None, forge: false, parts: Vec::new() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--messages" => plan.messages = arguments.next().ok_or("--messages wants a number")?.parse()?,
            "--data" => plan.data = Some(arguments.next().ok_or("--data wants a folder")?.into()),
            "corpus" => plan.corpus = Some(arguments.next().ok_or("corpus wants a folder")?.into()),
            "forge" => plan.forge = true,
            "--validate" => plan.validate = true,
            "sync" | "search" | "typeahead" | "export" | "kursbevis" => plan.parts.push(argument),
            other => {
                return Err(format!(
                    "there is no part «{other}»: sync, search, typeahead, export, kursbevis, forge, corpus DIR"
                )
                .into());
            }
        }
    }
    if plan.corpus.is_some() && !(plan.parts.is_empty() && plan.data.is_none()) {
        return Err("corpus is measured alone".into());
    }
    if plan.data.is_some() && plan.parts != ["search"] {
        return Err("--data is for search alone".into());
    }
    Ok(plan)
}
