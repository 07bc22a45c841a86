//! Tests that need the real server, the real core or the real window, and the stage that they stand on.

pub mod dev_host;
pub mod draw;
pub mod forms;
pub mod harness;
pub mod rows;
pub mod torture;
pub mod weather;

#[cfg(test)]
mod apart;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod bad_tokens;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod diagnostics;
#[cfg(test)]
mod expiry;
#[cfg(test)]
mod export;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod flips;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod house;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod kursbevis;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod newer;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod restore;
#[cfg(test)]
mod security;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod sync;
#[cfg(test)]
mod threats;
#[cfg(test)]
mod waiting;
#[cfg(test)]
mod where_to;
#[cfg(test)]
mod window;
