//! Streams as they are without their filters, within bounds.

use super::super::budget::{Budget, Unshown};
use lopdf::{Dictionary, Object, Stream};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

/// The most filters on top of each other.
const MOST_FILTERS: usize = 4;

/// Unpacks a stream of at most so many bytes.
///
/// # Errors
/// [`Unshown::Foreign`] for a filter that is not read here and for broken data, which programs read differently.
pub fn unpacked(stream: &Stream, most: usize, budget: &Budget) -> Result<Vec<u8>, Unshown> {
    let most = most.min(budget.left());
    let bytes = decoded(stream, most);
    // What is more than that has been unpacked as far.
    budget.spend(bytes.as_ref().map_or(most, Vec::len))?;
    bytes
}

fn decoded(stream: &Stream, most: usize) -> Result<Vec<u8>, Unshown> {
    // A stream may say that its bytes lie in another file.
    if stream.dict.has(b"F") {
        return Err(Unshown::Foreign);
    }
    let filters: Vec<&[u8]> = match stream.dict.get(b"Filter") {
        Err(_) | Ok(Object::Null) => Vec::new(),
        Ok(Object::Name(name)) => vec![name],
        Ok(Object::Array(names)) => {
            names.iter().map(|name| name.as_name().map_err(|_| Unshown::Foreign)).collect::<Result<_, _>>()?
        }
        Ok(_) => return Err(Unshown::Foreign),
    };
    if filters.len() > MOST_FILTERS {
        return Err(Unshown::TooMuch);
    }
    let mut bytes = Vec::new();
    for (place, filter) in filters.iter().enumerate() {
        let input = if place == 0 { &stream.content } else { &bytes };
        bytes = unfiltered(input, filter, parameters(stream, place)?, most)?;
    }
    if filters.is_empty() {
        if stream.content.len() > most {
            return Err(Unshown::TooMuch);
        }
        return Ok(stream.content.clone());
    }
    Ok(bytes)
}

/// The parameters of the filter at this place.
fn parameters(stream: &Stream, place: usize) -> Result<Option<&Dictionary>, Unshown> {
    match stream.dict.get(b"DecodeParms") {
        Err(_) | Ok(Object::Null) => Ok(None),
        Ok(Object::Dictionary(single)) if place == 0 => Ok(Some(single)),
        Ok(Object::Array(all)) => match all.get(place) {
            None | Some(Object::Null) => Ok(None),
            Some(Object::Dictionary(own)) => Ok(Some(own)),
            Some(_) => Err(Unshown::Foreign),
        },
        Ok(_) => Err(Unshown::Foreign),
    }
}

fn unfiltered(
    input: &[u8],
    filter: &[u8],
    parameters: Option<&Dictionary>,
    most: usize,
) -> Result<Vec<u8>, Unshown> {
    match filter {
        b"FlateDecode" | b"Fl" if parameters.is_none_or(Dictionary::is_empty) => {
            decompress_to_vec_zlib_with_limit(input, most).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => Unshown::TooMuch,
                _ => Unshown::Foreign,
            })
        }
        b"ASCIIHexDecode" | b"AHx" if parameters.is_none_or(Dictionary::is_empty) => from_hex(input, most),
        b"FlateDecode" | b"LZWDecode" | b"ASCII85Decode" => {
            let mut dictionary = Dictionary::new();
            dictionary.set("Filter", Object::Name(filter.to_vec()));
            if let Some(parameters) = parameters {
                dictionary.set("DecodeParms", parameters.clone());
            }
            let stream = Stream::new(dictionary, input.to_vec());
            stream.get_plain_content_with_limit(most).map_err(|error| match error {
                lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
                    Unshown::TooMuch
                }
                _ => Unshown::Foreign,
            })
        }
        _ => Err(Unshown::Foreign),
    }
}

fn from_hex(input: &[u8], most: usize) -> Result<Vec<u8>, Unshown> {
    let mut bytes = Vec::new();
    let mut half: Option<u8> = None;
    for byte in input {
        let digit = match byte {
            b'>' => break,
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' => byte - b'A' + 10,
            _ if byte.is_ascii_whitespace() || *byte == 0 => continue,
            _ => return Err(Unshown::Foreign),
        };
        match half.take() {
            Some(high) => bytes.push(high << 4 | digit),
            None => half = Some(digit),
        }
        if bytes.len() > most {
            return Err(Unshown::TooMuch);
        }
    }
    bytes.extend(half.map(|high| high << 4));
    Ok(bytes)
}
