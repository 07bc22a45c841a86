//! Every operator that draws the page: left out, done twice, and done with another operand.

use super::{Forged, Shop, page};
use lopdf::Object;
use lopdf::content::{Content, Operation};
use std::collections::BTreeMap;

/// How often each operator is tried, at places all over the page.
const EACH: usize = 8;

pub fn all(shop: &Shop<'_>) -> Vec<Forged> {
    let Some(page) = page(&shop.document) else { return Vec::new() };
    let Ok(content) = Content::decode(&shop.document.get_page_content(page)) else { return Vec::new() };
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, operation) in content.operations.iter().enumerate() {
        places.entry(&operation.operator).or_default().push(at);
    }
    let mut forged = Vec::new();
    for (operator, places) in places {
        let apart = places.len().div_ceil(EACH);
        for at in places.into_iter().step_by(apart.max(1)) {
            let with = |name: &str, change: &dyn Fn(&mut Vec<Operation>)| {
                let mut operations = content.operations.clone();
                change(&mut operations);
                let bytes = Content { operations }.encode().ok()?;
                shop.changed(format!("operator {operator} at {at} {name}"), |document| {
                    document.change_page_content(page, bytes).ok()
                })
            };
            forged.extend(with("left out", &|all| {
                all.remove(at);
            }));
            forged.extend(with("done twice", &|all| {
                if let Some(own) = all.get(at).cloned() {
                    all.insert(at, own);
                }
            }));
            if content.operations.get(at).is_none_or(|own| own.operands.is_empty()) {
                continue;
            }
            forged.extend(with("done otherwise", &|all| {
                for operand in all.get_mut(at).into_iter().flat_map(|own| &mut own.operands) {
                    otherwise(operand);
                }
            }));
        }
    }
    forged
}

fn otherwise(operand: &mut Object) {
    match operand {
        Object::Integer(number) => *number += 9,
        Object::Real(number) => *number += 9.0,
        Object::String(bytes, _) => bytes.reverse(),
        Object::Array(items) => items.reverse(),
        Object::Name(name) => name.push(b'x'),
        _ => {}
    }
}
