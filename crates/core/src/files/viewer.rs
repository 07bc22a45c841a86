//! Which of the viewers a file is shown in.

use crate::views::Viewer;
use min_side_domain::media_type::essence;

/// How a file is shown.
#[must_use]
pub fn viewer(media_type: &str) -> Viewer {
    match essence(media_type) {
        "application/pdf" => Viewer::Pdf,
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" => Viewer::Image,
        "message/rfc822" => Viewer::Email,
        "text/plain" | "text/csv" | "text/calendar" => Viewer::Text,
        // Shown as an invoice when it is one, as text when it is not.
        "application/xml" | "text/xml" => Viewer::Ehf,
        _ => Viewer::None,
    }
}
