//! Journeys of a member in the real window: the built app under Xvfb, with a real key store, against the real server.

mod accessibility;
mod axe;
mod demo;
mod instance;
mod key_store;
mod keyboard;
mod kursbevis;
mod offline;
mod overview;
mod scene;
mod search;
mod sign_out;
mod take_out;
mod traces;
mod webview;
