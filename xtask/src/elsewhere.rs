//! What can be known on Linux of the app on other systems: `cargo xtask windows` compiles it and runs the tests that need no
//! window under Wine, `cargo xtask macos` checks its types. Nothing of it replaces a person at such a machine
//! (docs/packages.md).

use crate::packages::{self, Purpose};
use crate::{Failure, process, tree, ui};
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const WINDOWS: &str = "x86_64-pc-windows-gnu";
const MACOS: &str = "aarch64-apple-darwin";

/// What is compiled.
const PROGRAMS: [&str; 6] = ["-p", "min-side", "-p", "min-side-cli", "-p", "min-side-server"];

/// Whose tests run under Wine.
const TESTED: [&str; 10] = [
    "-p",
    "min-side-domain",
    "-p",
    "min-side-wire",
    "-p",
    "min-side-kursbevis",
    "-p",
    "min-side-core",
    "-p",
    "min-side-cli",
];

/// Rust's library asks a DLL that Wine 8 lacks for random bytes; this one passes the question on.
const RANDOM_BYTES: &str = "\
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) { return SystemFunction036(bytes, (ULONG)length); }
";

/// The Clang that PyPI has under this name, with the headers of macOS's C library; it is a C compiler for every system.
const ZIG: &str = "ziglang==0.15.2";

/// Compiles the app for Windows, and runs the tests; the last line is `N passed, N failed`.
pub fn windows(arguments: &[String]) -> Result<bool, Failure> {
    nothing_after(arguments)?;
    packages::ensure(Purpose::Windows)?;
    ui::build()?;
    let folder = folder("windows")?;
    let random = folder.join("bcryptprimitives.dll");
    let source = folder.join("bcryptprimitives.c");
    fs::write(&source, RANDOM_BYTES)?;
    let mut compiler = Command::new("x86_64-w64-mingw32-gcc");
    process::run(compiler.args(["-shared", "-O1", "-o"]).arg(&random).arg(&source).arg("-ladvapi32"))?;
    let mut build = cargo(WINDOWS, "build")?;
    process::run(prepared_for_windows(build.args(PROGRAMS), &folder))?;
    let mut test = cargo(WINDOWS, "test")?;
    test.args(TESTED).args(["--lib", "--no-fail-fast"]);
    prepared_for_windows(&mut test, &folder);
    eprintln!("+ {}", process::shown(&test));
    let output = test.stderr(Stdio::inherit()).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    for line in said.lines().filter(|line| line.ends_with("FAILED") || line.starts_with("test result")) {
        println!("{line}");
    }
    let (passed, failed) = summed_up(&said);
    println!("{passed} passed, {failed} failed");
    Ok(output.status.success() && passed > 0 && failed == 0)
}

/// Checks the types of the app as they are on macOS.
pub fn macos(arguments: &[String]) -> Result<bool, Failure> {
    nothing_after(arguments)?;
    packages::ensure(Purpose::Macos)?;
    ui::build()?;
    let folder = folder("macos")?;
    let compiler = zig(&folder)?;
    let mut check = cargo(MACOS, "check")?;
    let name = MACOS.replace('-', "_");
    check.args(PROGRAMS).env(format!("CC_{name}"), &compiler).env(format!("CXX_{name}"), &compiler);
    check.env(format!("AR_{name}"), "ar");
    // cc would ask Xcode where it is.
    check.env("SDKROOT", &folder);
    // On a Mac SQLCipher is built with CommonCrypto, whose headers are Apple's: here OpenSSL's stand in. Nothing is linked.
    let headers = openssl_headers(&folder)?;
    let upper = name.to_uppercase();
    check
        .env(format!("{upper}_OPENSSL_INCLUDE_DIR"), headers)
        .env(format!("{upper}_OPENSSL_LIB_DIR"), &folder);
    // Nor are those of Apple's log, which SQLCipher would write to.
    check.env("LIBSQLITE3_FLAGS", "-DSQLCIPHER_OMIT_LOG_DEVICE");
    let sound = process::succeeds(&mut check)?;
    println!(
        "{}",
        if sound {
            "the types hold on macOS; nothing has been run"
        } else {
            "the types do not hold on macOS"
        }
    );
    Ok(sound)
}

fn nothing_after(arguments: &[String]) -> Result<(), Failure> {
    arguments.first().map_or(Ok(()), |unknown| Err(format!("unknown argument {unknown}").into()))
}

fn folder(name: &str) -> Result<PathBuf, Failure> {
    let folder = tree::target().join("elsewhere").join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// cargo for a target: with its library where it is installed (`rustup target add`), else with Debian's Rust, which brings
/// the source of the library and compiles it along.
fn cargo(target: &str, task: &str) -> Result<Command, Failure> {
    let sysroot = process::output("rustc", &["--print", "sysroot"]).ok_or("there is no rustc")?;
    let installed = Path::new(sysroot.trim()).join("lib/rustlib").join(target).join("lib").is_dir();
    let mut cargo = if installed { process::cargo() } else { Command::new("/usr/bin/cargo") };
    cargo.current_dir(tree::root()).args([task, "--locked", "--target", target]);
    cargo.arg("--target-dir").arg(tree::target().join("elsewhere"));
    if !installed {
        if !Path::new("/usr/bin/cargo").is_file() {
            return Err(format!(
                "run this first: rustup target add {target}; or install Debian's {}",
                packages::RUST.join(" ")
            )
            .into());
        }
        cargo.arg("-Zbuild-std=std,panic_unwind,test");
        cargo
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("RUSTC_WRAPPER");
    }
    Ok(cargo)
}

fn prepared_for_windows<'a>(cargo: &'a mut Command, folder: &Path) -> &'a mut Command {
    let name = WINDOWS.to_uppercase().replace('-', "_");
    cargo.env(format!("CARGO_TARGET_{name}_LINKER"), "x86_64-w64-mingw32-gcc");
    // A DLL has 65,535 names at most, and the app's library has more than that.
    cargo.env(format!("CARGO_TARGET_{name}_RUSTFLAGS"), "-Clink-arg=-Wl,--exclude-all-symbols");
    cargo.env(format!("CARGO_TARGET_{name}_RUNNER"), "wine");
    let mut path = OsString::from("Z:");
    path.push(folder);
    cargo.env("WINEPATH", path).env("WINEDEBUG", "-all").env("WINEPREFIX", folder.join("wine"))
}

/// A C compiler for macOS, in an environment of its own.
fn zig(folder: &Path) -> Result<PathBuf, Failure> {
    let python = folder.join("python");
    let (stamp, compiler) = (folder.join("installed"), folder.join("cc"));
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == ZIG) {
        return Ok(compiler);
    }
    process::run(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
    let mut pip = Command::new(python.join("bin/pip"));
    process::run(pip.args(["install", "--quiet", "--disable-pip-version-check", ZIG]))?;
    // cc names the target in clang's words, which zig does not know.
    let script = format!(
        "#!/bin/sh\ndrop=\nfor word; do\n  shift\n  if [ -n \"$drop\" ]; then drop=; continue; fi\n  case \"$word\" in \
         -arch|-isysroot) drop=1 ;; --target=*|-mmacosx-version-min=*) ;; *) set -- \"$@\" \"$word\" ;; esac\ndone\n\
         exec {}/bin/python -m ziglang cc -target aarch64-macos \"$@\"\n",
        python.display()
    );
    fs::write(&compiler, script)?;
    executable(&compiler)?;
    fs::write(stamp, ZIG)?;
    Ok(compiler)
}

#[cfg(unix)]
fn executable(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(path, Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn executable(path: &Path) -> Result<(), Failure> {
    let _: Permissions = fs::metadata(path)?.permissions();
    Err("this is for Linux".into())
}

/// OpenSSL's headers alone: the rest of `/usr/include` is another system's.
fn openssl_headers(folder: &Path) -> Result<PathBuf, Failure> {
    let headers = folder.join("include/openssl");
    fs::create_dir_all(&headers)?;
    let arch = std::env::consts::ARCH;
    for from in ["/usr/include/openssl".to_owned(), format!("/usr/include/{arch}-linux-gnu/openssl")] {
        for file in fs::read_dir(&from).map_err(|error| format!("{from}: {error}"))? {
            let file = file?;
            fs::copy(file.path(), headers.join(file.file_name()))?;
        }
    }
    Ok(folder.join("include"))
}

/// What the tests of all programs say together.
fn summed_up(said: &str) -> (u32, u32) {
    let number = |line: &str, word: &str| -> u32 {
        let before = line.split_once(word).map(|(before, _)| before.trim_end());
        before.and_then(|before| before.rsplit(' ').next()?.parse().ok()).unwrap_or_default()
    };
    let results = said.lines().filter(|line| line.starts_with("test result: "));
    results.fold((0, 0), |(passed, failed), line| {
        (passed + number(line, " passed"), failed + number(line, " failed"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_several_programs_are_added() {
        let said = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\r\n\
            test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s\n";
        assert_eq!(summed_up(said), (8, 2));
        assert_eq!(summed_up("error: could not compile"), (0, 0));
    }
}
