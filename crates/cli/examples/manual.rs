//! Writes the manual pages and the completions of shells that the packages hold, from what the programs themselves
//! understand: `cargo run -p min-side-cli --example manual -- DIR` makes `DIR/minside/…` and `DIR/min-side-server/…`.
//! Nothing of it is in the programs.

use clap_complete::{Shell, generate_to};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = env::args_os().nth(1).ok_or_else(|| io::Error::other("usage: manual DIR"))?;
    write(min_side_cli::command(), Path::new(&out))?;
    write(min_side_server::cli::command(), Path::new(&out))
}

/// The pages of a program and of each of its commands, and its completions.
fn write(mut program: clap::Command, out: &Path) -> io::Result<()> {
    let name = program.get_name().to_owned();
    let out = out.join(&name);
    fs::create_dir_all(&out)?;
    // First, from what is not built yet: completions bring `help` in, which would get a page for each command again.
    clap_mangen::generate_to(program.clone(), &out)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut program, &name, &out)?;
    }
    Ok(())
}
