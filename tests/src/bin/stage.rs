//! `min-side-stage demo`: the server and the app with a data folder of their own, for a person or for a picture.
//! `min-side-stage page [ADDRESS]`: the server and the core for a page in a browser.
//! `min-side-stage screenshots DIR`: a picture of every screen and state in the sizes and colours that matter.

use min_side_tests::dev_host::DevHost;
use min_side_tests::harness::desktop::{Desktop, Screen};
use min_side_tests::harness::display::Display;
use min_side_tests::harness::driver::Window;
use min_side_tests::harness::server::Server;
use min_side_tests::harness::{HarnessError, Result, camera, program, sign_in};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::io::AsyncReadExt;
use tokio::signal::unix::{SignalKind, signal};

/// Where the picture of a demo without a display is left when no other place is named.
const PICTURE: &str = "min-side-demo.png";

/// Where the core answers to a page in a browser when nothing else is said; the page's own server knows it.
const PAGE: &str = "127.0.0.1:5176";

const USAGE: &str = "\
usage: min-side-stage demo [--headless] [--screenshot FILE] [--messages N]
       min-side-stage page [ADDRESS]
       min-side-stage screenshots DIR";

struct Demo {
    headless: bool,
    screenshot: Option<PathBuf>,
    server: Vec<String>,
}

fn main() -> ExitCode {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("demo: {error}");
            return ExitCode::FAILURE;
        }
    };
    let code = runtime.block_on(run(&arguments));
    // A read of the standard input is still under way: whoever started this keeps it open for as long as this runs.
    runtime.shutdown_background();
    code
}

async fn run(arguments: &[String]) -> ExitCode {
    let work = async {
        match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["screenshots", folder] => Some(camera::hang(Path::new(folder)).await),
            ["page"] => Some(page(PAGE).await),
            ["page", listen] => Some(page(listen).await),
            ["demo", ref rest @ ..] => Some(show(&read(rest)?).await),
            _ => None,
        }
    };
    let ended = tokio::select! {
        ended = work => ended,
        () = told_to_stop() => Some(Ok(())),
    };
    let Some(ended) = ended else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demo: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[&str]) -> Option<Demo> {
    let mut demo = Demo { headless: false, screenshot: None, server: Vec::new() };
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        match argument {
            "--headless" => demo.headless = true,
            "--screenshot" => demo.screenshot = Some(rest.next()?.into()),
            "--messages" => demo.server = vec!["--messages".into(), rest.next()?.into()],
            _ => return None,
        }
    }
    Some(demo)
}

/// Ends when someone presses Ctrl+C, sends SIGTERM, or the one who started this is gone.
async fn told_to_stop() {
    let mut terminate = signal(SignalKind::terminate()).ok();
    let terminated = async {
        match &mut terminate {
            Some(signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    };
    let owner_gone =
        async { while tokio::io::stdin().read(&mut [0; 64]).await.is_ok_and(|read| read > 0) {} };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
        () = owner_gone => {}
    }
}

async fn show(demo: &Demo) -> Result<()> {
    let options: Vec<&str> = demo.server.iter().map(String::as_str).collect();
    println!("Making a synthetic union …");
    let server = Server::start(&options)?;
    println!("The server listens on {}", server.url());
    let no_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|name| std::env::var_os(name).is_none());
    if demo.headless || demo.screenshot.is_some() || no_display {
        if no_display {
            println!("There is no display here: the app runs on one of its own (Xvfb).");
        }
        without_display(demo, &server).await
    } else {
        on_display(&server).await
    }
}

/// The core for a page in a browser, and a server with the demonstration's union.
async fn page(listen: &str) -> Result<()> {
    let listen = listen.parse().map_err(|_| HarnessError::Unexpected(format!("{listen} is no address")))?;
    let server = Server::start(&[])?;
    let host = DevHost::open(&server, listen).await?;
    println!("The core answers at http://{}", host.address()?);
    host.serve().await
}

/// The app as a person uses it; its own home folder and key store, the user's display and browser.
async fn on_display(server: &Server) -> Result<()> {
    let desktop = Desktop::start(Screen::Users)?;
    println!("Press «Logg inn» in the window and pick a person in the browser. Close the window to stop.");
    let data = desktop.data();
    let mut app = tokio::process::Command::new(program::path("min-side")?);
    app.args(["--server".as_ref(), server.url().as_ref(), "--data".as_ref(), data.as_os_str()]);
    app.envs(desktop.variables().iter().map(|(name, value)| (name, value))).kill_on_drop(true);
    app.status().await.map_err(HarnessError::io("min-side"))?;
    Ok(())
}

async fn without_display(demo: &Demo, server: &Server) -> Result<()> {
    let display = Display::start(1100, 800)?;
    let desktop = Desktop::start(Screen::Own(&display))?;
    let _window = signed_in(&desktop, server).await?;
    let file = demo.screenshot.as_deref().unwrap_or(Path::new(PICTURE));
    let shown = display.window("").ok_or_else(|| HarnessError::Unexpected("no window is shown".into()))?;
    display.picture(&shown, file)?;
    println!("A picture of the window: {}", file.display());
    if demo.screenshot.is_none() {
        println!("The app runs until this is stopped (Ctrl+C).");
        std::future::pending::<()>().await;
    }
    Ok(())
}

async fn signed_in(desktop: &Desktop, server: &Server) -> Result<Window> {
    let window = Window::open(desktop, server.url()).await?;
    window.press("Logg inn").await?;
    sign_in::as_person(desktop, 1, sign_in::DEMO_MEMBER).await?;
    window.synced().await?;
    Ok(window)
}
