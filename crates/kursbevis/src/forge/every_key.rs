//! Every key of every dictionary that is reachable: taken away, made another, added to, and shadowed by a second revision.

use super::{Forged, OTHER, Shop, said};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// A place in a document: an object, and the keys and indices that lead into it.
type Place = (ObjectId, Vec<Step>);

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(Vec<u8>),
    Item(usize),
}

pub fn all(shop: &Shop<'_>) -> Vec<Forged> {
    let mut places = Vec::new();
    for id in reachable(&shop.document) {
        if let Ok(object) = shop.document.get_object(id) {
            gather(object, (id, Vec::new()), &mut places);
        }
    }
    let mut forged = Vec::new();
    for (number, (place, keys)) in places.iter().enumerate() {
        forged.extend(shop.changed(format!("{} added", named(place)), |document| {
            dictionary(document, place)?.set("Forged", said(OTHER));
            Some(())
        }));
        for (at, key) in keys.iter().enumerate() {
            let name = format!("{}/{}", named(place), String::from_utf8_lossy(key));
            forged.extend(shop.changed(format!("{name} removed"), |document| {
                dictionary(document, place)?.remove(key).map(|_| ())
            }));
            let replace = |document: &mut Document| {
                let dictionary = dictionary(document, place)?;
                let other = another(dictionary.get(key).ok()?);
                dictionary.set(key.clone(), other);
                Some(())
            };
            // In turn: all in both ways would be the same twice.
            forged.extend(if (number + at) % 3 == 0 {
                shop.revised(format!("{name} replaced"), replace)
            } else {
                shop.changed(format!("{name} replaced"), replace)
            });
        }
    }
    forged
}

/// The objects that a reader comes to.
fn reachable(document: &Document) -> BTreeSet<ObjectId> {
    let mut seen = BTreeSet::new();
    let mut queue: Vec<&Object> = document.trailer.get(b"Root").into_iter().collect();
    while let Some(object) = queue.pop() {
        match object {
            Object::Reference(id) if seen.insert(*id) => queue.extend(document.get_object(*id)),
            Object::Array(items) => queue.extend(items),
            Object::Dictionary(own) => queue.extend(own.iter().map(|(_, value)| value)),
            Object::Stream(own) => queue.extend(own.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    seen
}

fn gather(object: &Object, place: Place, places: &mut Vec<(Place, Vec<Vec<u8>>)>) {
    let below = |step: Step| {
        let mut steps = place.1.clone();
        steps.push(step);
        (place.0, steps)
    };
    match object {
        Object::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                gather(item, below(Step::Item(at)), places);
            }
        }
        Object::Dictionary(own) => of_dictionary(own, false, &place, places),
        Object::Stream(own) => of_dictionary(&own.dict, true, &place, places),
        _ => {}
    }
}

fn of_dictionary(own: &Dictionary, of_stream: bool, place: &Place, places: &mut Vec<(Place, Vec<Vec<u8>>)>) {
    // How a stream is packed is no part of what it says, and the node above a page is told by the tree.
    let passed = |key: &[u8]| {
        (of_stream && matches!(key, b"Length" | b"Filter" | b"DecodeParms"))
            // When a file was last changed may differ.
            || key == b"ModDate"
            || (key == b"Parent" && own.get(b"Type").is_ok_and(|kind| matches!(kind, Object::Name(kind) if kind == b"Page")))
    };
    let keys = own.iter().map(|(key, _)| key.clone()).filter(|key| !passed(key)).collect();
    places.push((place.clone(), keys));
    for (key, value) in own {
        let mut steps = place.1.clone();
        steps.push(Step::Key(key.clone()));
        gather(value, (place.0, steps), places);
    }
}

fn dictionary<'a>(document: &'a mut Document, (id, steps): &Place) -> Option<&'a mut Dictionary> {
    let mut object = document.get_object_mut(*id).ok()?;
    for step in steps {
        object = match (object, step) {
            (Object::Dictionary(own), Step::Key(key)) => own.get_mut(key).ok()?,
            (Object::Stream(own), Step::Key(key)) => own.dict.get_mut(key).ok()?,
            (Object::Array(items), Step::Item(at)) => items.get_mut(*at)?,
            _ => return None,
        };
    }
    match object {
        Object::Dictionary(own) => Some(own),
        Object::Stream(own) => Some(&mut own.dict),
        _ => None,
    }
}

fn named((id, steps): &Place) -> String {
    let mut name = format!("object {}", id.0);
    for step in steps {
        match step {
            Step::Key(key) => name.push_str(&format!("/{}", String::from_utf8_lossy(key))),
            Step::Item(at) => name.push_str(&format!("[{at}]")),
        }
    }
    name
}

/// Another value of the same kind.
fn another(own: &Object) -> Object {
    match own {
        Object::Integer(number) => Object::Integer(number + 1),
        Object::Real(number) => Object::Real(number + 40.0),
        Object::Boolean(value) => Object::Boolean(!value),
        Object::Name(_) => Object::Name(b"Forged".to_vec()),
        Object::String(..) => said(OTHER),
        Object::Array(items) => Object::Array(items.iter().skip(1).cloned().collect()),
        Object::Dictionary(_) => Object::Dictionary(Dictionary::new()),
        _ => Object::Null,
    }
}
