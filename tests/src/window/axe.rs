//! axe-core in the real window.

use crate::harness::driver::Window;
use std::path::Path;

/// Every rule that axe has on by default.
pub const ALL: &str = "{}";
/// What the theme decides.
pub const COLOURS: &str = r#"{"runOnly": ["color-contrast", "link-in-text-block"]}"#;

/// Rules of WCAG 2.0 to 2.2, A and AA, and axe's own best practices.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'], ...JSON.parse(arguments[0]) }).then(
  (found) => done(found.violations.map((one) => `${one.id}: ${one.help}: ` + one.nodes.map((node) => node.html).join(' | '))),
  (error) => done(['axe failed: ' + error]),
);
"#;

/// What axe finds wrong with the page as it stands by some of its rules, in words.
pub async fn violations(window: &Window, rules: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let source = std::fs::read_to_string(root.join("ui/node_modules/axe-core/axe.min.js")).unwrap();
    // As a member's script in the driver: the page's own policy lets none in.
    let is_there = window.page.execute("return 'axe' in window", vec![]).await.unwrap();
    if is_there.json() != true {
        window.page.execute(source.as_str(), vec![]).await.unwrap();
    }
    window.page.execute_async(RUN, vec![rules.into()]).await.unwrap().convert().unwrap()
}
