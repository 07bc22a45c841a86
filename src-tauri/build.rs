//! Makes Tauri's context; only the commands of the list can be permitted to the window.

mod page_built;

include!("src/command_list.rs");

macro_rules! names {
    ($([$($group:ident)*] $($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*)*) => {
        &[$($(stringify!($name),)*)*]
    };
}

fn main() {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    if let Some(missing) = page_built::what_is_missing(std::path::Path::new(&root)) {
        eprintln!("error: {missing}");
        std::process::exit(1);
    }
    println!("cargo:rerun-if-changed=src-tauri/src/command_list.rs");
    let manifest = tauri_build::AppManifest::new().commands(with_every_command!(names));
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
