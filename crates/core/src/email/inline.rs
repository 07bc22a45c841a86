//! Pictures within the text of a message.

use crate::files::picture;
use base64::Engine as _;

/// A picture as an address of its own; none for what is not drawn.
pub(super) fn data(bytes: &[u8]) -> Option<String> {
    let media_type = crate::files::media_type_of("", bytes);
    let is_image = picture::size(bytes).is_some_and(picture::Size::is_drawn);
    is_image.then(|| {
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!("data:{media_type};base64,{data}")
    })
}
