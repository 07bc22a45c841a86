//! The shell's command list, the page's and the capability name the same commands with the same shapes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Arguments and answer of a command, in TypeScript's words.
type Shape = (Vec<(String, String)>, String);

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::read_to_string(root.join(path)).unwrap()
}

/// `fn name(argument: Type, …) -> Answer;` lines of the shell's list.
fn of_the_shell() -> BTreeMap<String, Shape> {
    let list = read("src-tauri/src/command_list.rs");
    let list = list.split_once("[of core]").unwrap().1.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut commands = BTreeMap::new();
    for line in list.split("fn ").skip(1) {
        let (name, rest) = line.split_once('(').unwrap();
        let (arguments, rest) = rest.split_once(") -> ").unwrap();
        let (answer, _) = rest.split_once(';').unwrap();
        // `BTreeMap<String, String>` has a comma of its own.
        let arguments = arguments.replace("String, String", "String,String");
        let arguments = arguments.split(", ").filter_map(|one| one.split_once(": "));
        let arguments = arguments.map(|(name, of)| (name.to_owned(), in_typescript(of))).collect();
        let twice = commands.insert(name.to_owned(), (arguments, in_typescript(answer)));
        assert!(twice.is_none(), "{name} is listed twice");
    }
    commands
}

/// `name: { args: { argument: type; … }; result: type };` entries of the page's list.
fn of_the_page() -> BTreeMap<String, Shape> {
    let text = read("ui/src/api/commands.ts");
    let body =
        text.split_once("export interface Commands {").unwrap().1.split("\n}").next().unwrap().to_owned();
    let lines = body.lines().map(str::trim);
    let code: String =
        lines.filter(|line| !line.starts_with("//") && !line.starts_with("/*")).collect::<Vec<_>>().join(" ");
    let mut commands = BTreeMap::new();
    for entry in code.split(" args: {").collect::<Vec<_>>().windows(2) {
        let name = entry[0].rsplit(';').next().unwrap().trim().trim_start_matches("}").trim();
        let name = name.split(':').next().unwrap().trim().to_owned();
        let (arguments, rest) =
            entry[1].split_once("}; result:").or_else(|| entry[1].split_once("},")).unwrap();
        let arguments = arguments.split(';').filter_map(|one| one.split_once(':'));
        let arguments =
            arguments.map(|(name, of)| (name.trim().to_owned(), of.trim().replace("T.", ""))).collect();
        let answer = up_to_its_end(rest).trim().replace("T.", "");
        commands.insert(name, (arguments, answer));
    }
    commands
}

/// A type's text up to the brace that closes its entry.
fn up_to_its_end(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return text[..at].trim().trim_end_matches(';'),
            '}' => depth -= 1,
            _ => {}
        }
    }
    text
}

/// A Rust type as the page writes it.
fn in_typescript(of: &str) -> String {
    let within = |name: &str| of.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>');
    if let Some(inner) = within("Vec") {
        return format!("{}[]", in_typescript(inner));
    }
    if let Some(inner) = within("Option") {
        return format!("{} | null", in_typescript(inner));
    }
    match of {
        "String" => "string".into(),
        "bool" => "boolean".into(),
        "u32" | "u64" | "i32" | "i64" => "number".into(),
        "()" => "null".into(),
        "Response" => "ArrayBuffer".into(),
        "Request" => "Uint8Array".into(),
        "DeclarationView" => "{ version: string; text: string }".into(),
        "Format" => "'csv' | 'xlsx' | 'print'".into(),
        "BTreeMap<String,String>" => "Record<string, 'mine' | 'theirs'>".into(),
        other => other.to_owned(),
    }
}

#[test]
fn the_shell_and_the_page_list_the_same_commands() {
    let (shell, page) = (of_the_shell(), of_the_page());
    assert!(page.len() > 50, "the page's list was not read: {page:?}");
    for (name, shape) in &page {
        assert_eq!(shell.get(name), Some(shape), "{name}");
    }
    let names = |list: &BTreeMap<String, Shape>| list.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&shell), names(&page));
}

#[test]
fn the_window_may_call_each_command_and_nothing_more_than_it_needs_of_tauri() {
    let capability: serde_json::Value = serde_json::from_str(&read("capabilities/main.json")).unwrap();
    let permissions = capability["permissions"].as_array().unwrap();
    let mut permitted: Vec<_> = permissions.iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    permitted.sort();
    let mut expected: Vec<_> =
        of_the_shell().keys().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    expected.extend(
        ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"]
            .map(Into::into),
    );
    expected.sort();
    assert_eq!(permitted, expected);
}
