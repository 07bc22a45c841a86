//! Whether the page that is embedded has been built: asked first of all, so that a build without it ends with a sentence.

use std::path::Path;

/// What to run where `ui/dist` is missing below the root of the repository; none where it is there.
pub fn what_is_missing(root: &Path) -> Option<String> {
    let page = root.join("ui/dist/index.html");
    (!page.is_file()).then(|| {
        "the page that the app shows is not built: run `cargo xtask demo`, or `npm ci && npm run build` in ui/, \
         and then this again"
            .to_owned()
    })
}
