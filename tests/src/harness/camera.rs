//! Takes a picture of everything that the gallery shows: light and dark, narrow and wide, and at 200 % zoom.

use super::gallery::{Place, Visitor, go_through};
use super::{HarnessError, Result, wait_for};
use std::path::{Path, PathBuf};

/// Widths of the window.
const WIDTHS: [u32; 2] = [800, 1400];

/// Height of the window where its page is twice as long.
const DOUBLED: u32 = 1800;

/// How far a drawn colour may be from the page's own, of 255.
const ROUNDING: u8 = 4;

struct Camera<'a> {
    folder: &'a Path,
}

impl Camera<'_> {
    /// Takes pictures until one shows the page as it is: the display draws after the page has said that it is done.
    async fn take(&self, place: &Place<'_>, name: &str, size: [u32; 2]) -> Result<PathBuf> {
        let file = self.folder.join(format!("{name}.png"));
        wait_for(&format!("{name} to be drawn"), async || {
            let spot = place.bare_spot().await.ok()?;
            let at = [scaled(size[0], spot.across), scaled(size[1], spot.down)];
            place.display.picture(&place.shown, &file).ok()?;
            let drawn = place.display.pixel(&file, at).ok()?;
            let near = |(one, other): (&u8, &u8)| one.abs_diff(*other) <= ROUNDING;
            drawn.iter().zip(&spot.colour).all(near).then_some(())
        })
        .await?;
        Ok(file)
    }
}

impl Visitor for Camera<'_> {
    async fn see(&self, place: &Place<'_>, name: &str) -> Result<()> {
        for width in WIDTHS {
            let size = [width, place.height];
            place.resize(size[0], size[1]).await?;
            place.draw_in("light").await?;
            let light = self.take(place, &format!("{name}-{width}-light"), size).await?;
            place.draw_in("dark").await?;
            let dark = self.take(place, &format!("{name}-{width}-dark"), size).await?;
            if bytes(&light)? == bytes(&dark)? {
                return Err(HarnessError::Unexpected(format!(
                    "{name} is the same in light and dark at {width}"
                )));
            }
        }
        Ok(())
    }

    async fn see_doubled(&self, place: &Place<'_>, name: &str) -> Result<()> {
        for width in WIDTHS {
            let size = [width, DOUBLED];
            place.resize(size[0], size[1]).await?;
            place.draw_in("light").await?;
            self.take(place, &format!("{name}-zoom200-{width}"), size).await?;
        }
        Ok(())
    }
}

/// The pixel that lies this far along.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a window's size")]
fn scaled(size: u32, part: f64) -> u32 {
    ((f64::from(size) * part) as u32).min(size - 1)
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).map_err(HarnessError::io(file.display().to_string()))
}

/// Takes them all.
///
/// # Errors
/// When a state does not come about, or a picture cannot be taken.
pub async fn hang(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(HarnessError::io(folder.display().to_string()))?;
    go_through(&Camera { folder }).await
}
