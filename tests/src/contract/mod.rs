//! What two sides have agreed on.

mod commands;
mod office;
