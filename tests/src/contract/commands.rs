//! What the page may call is written from the shell's list: `ui/src/api/commands.ts` and `capabilities/main.json`. With
//! `UPDATE_COMMANDS=1` they are written.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

include!("../../../src-tauri/src/command_list.rs");

/// A command: its doc comment in lines, its name, its arguments with the Rust type of each, and the type of its answer.
struct Listed {
    doc: Vec<&'static str>,
    name: &'static str,
    arguments: Vec<(&'static str, &'static str)>,
    answer: &'static str,
}

macro_rules! listed {
    ($([$($group:ident)*] $($(#[doc = $doc:literal])* fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*)*) => {
        vec![$($(Listed {
            doc: vec![$($doc),*],
            name: stringify!($name),
            arguments: vec![$((stringify!($argument), stringify!($type))),*],
            answer: stringify!($answer),
        },)*)*]
    };
}

/// What the window needs of Tauri itself.
const OF_TAURI: [&str; 3] =
    ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"];

/// A Rust type as the page writes it.
fn in_typescript(of: &str) -> String {
    let of: String = of.split_whitespace().collect();
    let within = |name: &str| of.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>');
    if let Some(inner) = within("Vec") {
        return format!("{}[]", in_typescript(inner));
    }
    if let Some(inner) = within("Option") {
        return format!("{} | null", in_typescript(inner));
    }
    if let Some(inner) = within("Channel") {
        return format!("Channel<{}>", in_typescript(inner));
    }
    if let Some(inner) = within("BTreeMap").and_then(|inner| inner.strip_prefix("String,")) {
        return format!("Record<string, {}>", in_typescript(inner));
    }
    match of.as_str() {
        "String" => "string".into(),
        "bool" => "boolean".into(),
        "u32" | "u64" | "i32" | "i64" => "number".into(),
        "()" => "null".into(),
        "Response" => "ArrayBuffer".into(),
        "Request" => "Uint8Array".into(),
        other => {
            // The compiler of the page says whether there is one of this name.
            assert!(other.chars().all(char::is_alphanumeric), "{other} has no form in TypeScript yet");
            format!("T.{other}")
        }
    }
}

fn for_the_page(commands: &[Listed]) -> String {
    let mut text = String::from(
        "// Every command of the shell: what goes in, what comes out. A command that fails rejects with an ErrorView.\n\
         // Made from src-tauri/src/command_list.rs. Do not edit: UPDATE_COMMANDS=1 cargo test -p min-side-tests commands_are_current\n\
         import type { Channel } from '../host/host';\n\
         import type * as T from './types';\n\n\
         export interface Commands {\n",
    );
    for command in commands {
        if !command.doc.is_empty() {
            let doc: Vec<_> = command.doc.iter().map(|line| line.trim()).collect();
            writeln!(text, "  /** {} */", doc.join(" ")).unwrap();
        }
        let arguments: Vec<_> =
            command.arguments.iter().map(|(name, of)| format!("{name}: {}", in_typescript(of))).collect();
        let arguments =
            if arguments.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", arguments.join("; ")) };
        let (name, answer) = (command.name, in_typescript(command.answer));
        writeln!(text, "  {name}: {{ args: {arguments}; result: {answer} }};").unwrap();
    }
    text.push_str("}\n\nexport type CommandName = keyof Commands;\n");
    text
}

fn for_the_window(commands: &[Listed]) -> String {
    // By name, so that one more is one line more.
    let names: BTreeSet<_> = commands.iter().map(|command| command.name.replace('_', "-")).collect();
    let own = names.iter().map(|name| format!("allow-{name}"));
    let permissions: Vec<_> =
        OF_TAURI.iter().map(|one| (*one).to_owned()).chain(own).map(|one| format!("    \"{one}\"")).collect();
    format!(
        r#"{{
  "$schema": "../gen/schemas/desktop-schema.json",
  "identifier": "main",
  "description": "What the one window may call.",
  "windows": [
    "main"
  ],
  "permissions": [
{}
  ]
}}
"#,
        permissions.join(",\n")
    )
}

#[test]
fn commands_are_current() {
    let commands: Vec<Listed> = with_every_command!(listed);
    let names: BTreeSet<_> = commands.iter().map(|command| command.name).collect();
    assert_eq!(names.len(), commands.len(), "a command is listed twice");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let made = [
        ("ui/src/api/commands.ts", for_the_page(&commands)),
        ("capabilities/main.json", for_the_window(&commands)),
    ];
    for (path, text) in made {
        if std::env::var_os("UPDATE_COMMANDS").is_some() {
            fs::write(root.join(path), &text).unwrap();
        }
        let there = fs::read_to_string(root.join(path)).unwrap();
        assert!(
            there == text,
            "{path} is stale: UPDATE_COMMANDS=1 cargo test -p min-side-tests commands_are_current"
        );
    }
}
