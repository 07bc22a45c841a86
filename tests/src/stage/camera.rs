//! Takes a picture of everything that the gallery shows: light and dark, narrow and wide, and at 200 % zoom.

use super::gallery::{Place, Visitor, go_through};
use super::{Result, StageError};
use std::path::Path;

/// Widths of the window.
const WIDTHS: [u32; 2] = [800, 1400];

/// Height of the window, and of one whose page is twice as long.
const HEIGHTS: [u32; 2] = [900, 1800];

struct Camera<'a> {
    folder: &'a Path,
}

impl Camera<'_> {
    fn take(&self, place: &Place<'_>, name: &str) -> Result<()> {
        place.display.picture(&place.shown, &self.folder.join(format!("{name}.png")))
    }
}

impl Visitor for Camera<'_> {
    async fn see(&self, place: &Place<'_>, name: &str) -> Result<()> {
        for width in WIDTHS {
            place.resize(width, HEIGHTS[0]).await?;
            for theme in ["light", "dark"] {
                place.draw_in(theme).await?;
                self.take(place, &format!("{name}-{width}-{theme}"))?;
            }
        }
        Ok(())
    }

    async fn see_doubled(&self, place: &Place<'_>, name: &str) -> Result<()> {
        for width in WIDTHS {
            place.resize(width, HEIGHTS[1]).await?;
            place.draw_in("light").await?;
            self.take(place, &format!("{name}-zoom200-{width}"))?;
        }
        Ok(())
    }
}

/// Takes them all.
///
/// # Errors
/// When a state does not come about, or a picture cannot be taken.
pub async fn hang(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(StageError::io(folder.display().to_string()))?;
    go_through(&Camera { folder }).await
}
