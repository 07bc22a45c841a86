//! Processes apart that answer, and ones that do not.

use super::child;
use super::{Failure, Program, Task, run};
use crate::extract::{Extracted, NotRead, extract};
use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

/// Not a test of its own: what the tests below start as the process apart.
#[test]
fn the_process_apart() {
    let Ok(behaviour) = std::env::var("MIN_SIDE_TEST_APART") else { return };
    let begin = || {
        use std::io::Write as _;
        std::io::stdout().write_all(child::BEGUN).unwrap();
        std::io::stdout().flush().unwrap();
    };
    match behaviour.as_str() {
        "hang" => {
            begin();
            loop {
                std::thread::park();
            }
        }
        "crash" => {
            begin();
            std::process::abort();
        }
        "crash at once" => std::process::abort(),
        "babble" => println!("{}", "x".repeat(1_000_000)),
        "half an answer" => {
            use std::io::Write as _;
            begin();
            std::io::stdout().write_all(&1_000_u64.to_le_bytes()).unwrap();
            std::io::stdout().write_all(b"tHei").unwrap();
        }
        "two pieces" | "two pieces without end" => {
            use std::io::Write as _;
            begin();
            let mut out = std::io::stdout();
            for piece in [b"Side en".as_slice(), b"Side to"] {
                out.write_all(&(piece.len() as u64).to_le_bytes()).unwrap();
                out.write_all(piece).unwrap();
            }
            out.flush().unwrap();
            if behaviour == "two pieces" {
                std::process::abort();
            }
            loop {
                std::thread::park();
            }
        }
        "an answer without end" => {
            use std::io::Write as _;
            begin();
            std::io::stdout().write_all(&u64::MAX.to_le_bytes()).unwrap();
        }
        "memory" => {
            child::bound(Task::Kursbevis.limits());
            begin();
            let mut all: Vec<Vec<u8>> = Vec::new();
            loop {
                all.push(vec![7; 1 << 20]);
            }
        }
        "processor" => {
            child::bound(super::Limits { seconds: 1, ..Task::Kursbevis.limits() });
            begin();
            let mut sum = 0_u64;
            loop {
                sum = std::hint::black_box(sum.wrapping_mul(31).wrapping_add(7));
            }
        }
        media_type => {
            child::answer(
                Task::Words,
                crate::rooms::answer,
                media_type,
                std::io::stdin().lock(),
                std::io::stdout().lock(),
            )
            .unwrap();
        }
    }
    std::process::exit(0);
}

/// This test program again, behaving so.
fn program(own: &Path, behaviour: &str, deadline: Option<Duration>) -> Program {
    let arguments = [
        format!("MIN_SIDE_TEST_APART={behaviour}"),
        own.to_string_lossy().into_owned(),
        "apart::tests::the_process_apart".to_owned(),
        "--exact".to_owned(),
        "--nocapture".to_owned(),
        // The task's name follows.
        "--skip".to_owned(),
    ];
    Program { path: "/usr/bin/env".into(), arguments: arguments.map(OsString::from).to_vec(), deadline }
}

async fn ask(behaviour: &str, deadline: Option<Duration>) -> Result<Vec<u8>, Failure> {
    let own = std::env::current_exe().unwrap();
    let program = program(&own, behaviour, deadline);
    run(&program, Task::Words, "text/plain", vec![0; 1_000_000]).await
}

#[tokio::test]
#[cfg(unix)]
async fn a_process_apart_answers_with_the_words() {
    let own = std::env::current_exe().unwrap();
    let words = "ord ".repeat(100_000);
    let program = program(&own, "text/plain", None);
    let answer = run(&program, Task::Words, "text/plain", words.into_bytes()).await.unwrap();
    assert!(answer.starts_with(b"ord ord") && answer.len() > 300_000);
}

#[tokio::test]
#[cfg(unix)]
async fn r_04_3_the_pages_before_one_that_ends_its_process_are_found() {
    let own = std::env::current_exe().unwrap();
    let crashed = extract(&program(&own, "two pieces", None), "text/plain", vec![0]).await;
    let pages = || Some("Side en\nSide to".to_owned());
    assert_eq!(crashed, Err(NotRead { failure: Failure::Died, words: pages() }));
    let short = Some(Duration::from_secs(2));
    let slow = extract(&program(&own, "two pieces without end", short), "text/plain", vec![0]).await;
    assert_eq!(slow, Err(NotRead { failure: Failure::TooLong, words: pages() }));
    // A page whose form draws a form that draws a form and so on, without an end in sight, is given up where it got to.
    let endless = program(&own, "application/pdf", Some(Duration::from_secs(30)));
    let read = extract(&endless, "application/pdf", endless_third_page()).await;
    assert_eq!(read, Ok(Extracted::Part("Side en\nSide to\nSide tre".to_owned())));
}

/// Two pages with words and one that is never drawn to its end.
#[cfg(unix)]
fn endless_third_page() -> Vec<u8> {
    let stream = |entries: &str, content: &str| {
        format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
    };
    let form = |own: &str, content: &str| {
        let entries =
            format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<{own}/Font<</F 9 0 R>>>>");
        stream(&entries, content)
    };
    let many = "/X Do ".repeat(1_000);
    let page = |content: usize| {
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</Font<</F 9 0 R>>/XObject<</X 10 0 R>>>>>>"
        )
    };
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>".to_owned(),
        page(6),
        page(7),
        page(8),
        stream("", "BT /F 10 Tf 50 700 Td (Side en) Tj ET"),
        stream("", "BT /F 10 Tf 50 700 Td (Side to) Tj ET"),
        stream("", &many),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        form("/XObject<</X 11 0 R>>", &many),
        form("/XObject<</X 12 0 R>>", &many),
        form("", "BT /F 10 Tf 50 700 Td (Side tre) Tj ET"),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").into_bytes());
    }
    bytes.extend(b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
    bytes
}

#[tokio::test]
#[cfg(unix)]
async fn r_04_3_a_process_that_never_began_says_nothing_of_the_file() {
    for behaviour in ["crash at once", "babble"] {
        assert_eq!(ask(behaviour, None).await, Err(Failure::NotBegun), "{behaviour}");
    }
    let gone = Program { path: "/nonexistent".into(), arguments: Vec::new(), deadline: None };
    let not_begun = NotRead { failure: Failure::NotBegun, words: None };
    assert_eq!(extract(&gone, "application/pdf", vec![0]).await, Err(not_begun));
    // What has no words needs no process to be known.
    assert_eq!(extract(&gone, "image/png", vec![0]).await, Ok(Extracted::None));
}

#[tokio::test]
#[cfg(unix)]
async fn a_process_that_crashes_hangs_or_takes_too_much_is_told_from_one_that_answers() {
    for behaviour in ["crash", "half an answer", "an answer without end", "memory", "processor"] {
        assert_eq!(ask(behaviour, None).await, Err(Failure::Died), "{behaviour}");
    }
    let short = Some(Duration::from_millis(300));
    assert_eq!(ask("hang", short).await, Err(Failure::TooLong));
}

/// Not a test of its own either: the program whose file is replaced while it runs. It starts itself, before and after.
#[tokio::test]
#[cfg(target_os = "linux")]
async fn the_program_that_is_replaced() {
    use std::io::BufRead as _;
    if std::env::var_os("MIN_SIDE_TEST_REPLACED").is_none() {
        return;
    }
    super::own::remember();
    let path = super::own::program().unwrap();
    println!("ready");
    std::io::stdin().lock().lines().next().unwrap().unwrap();
    assert!(std::env::current_exe().unwrap().to_string_lossy().ends_with(" (deleted)"));
    let program = program(&path, "text/plain", None);
    let program = Program { path, arguments: program.arguments[2..].to_vec(), deadline: None };
    let answer = run(&program, Task::Words, "text/plain", b"ord".to_vec()).await;
    println!("answer {answer:?}");
    std::process::exit(0);
}

#[test]
#[cfg(target_os = "linux")]
fn r_04_3_a_program_whose_file_is_replaced_or_deleted_while_it_runs_still_reads() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::{Command, Stdio};
    for replaced in [true, false] {
        let folder = std::env::temp_dir().join(format!("min-side-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir(&folder).unwrap();
        let copy = folder.join("program");
        let own = std::env::current_exe().unwrap();
        // A link of its own to the same file: to take it away does not take the test program away.
        std::fs::hard_link(&own, &copy).or_else(|_| std::fs::copy(&own, &copy).map(|_| ())).unwrap();
        let mut child = Command::new(&copy)
            .args(["apart::tests::the_program_that_is_replaced", "--exact", "--nocapture"])
            .env("MIN_SIDE_TEST_REPLACED", "1")
            .env("MIN_SIDE_TEST_APART", "text/plain")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while !lines.next().unwrap().unwrap().ends_with("ready") {}
        if replaced {
            let newer = folder.join("newer");
            std::fs::write(&newer, "another program").unwrap();
            std::fs::rename(&newer, &copy).unwrap();
        } else {
            std::fs::remove_file(&copy).unwrap();
        }
        child.stdin.take().unwrap().write_all(b"\n").unwrap();
        let told: Vec<String> = lines.map(Result::unwrap).collect();
        let words = format!("answer Ok({:?})", b"ordt");
        assert!(told.contains(&words), "replaced: {replaced}; {told:?}");
        child.wait().unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
