//! Journeys of a member in the real window: the built app under Xvfb, with a real key store, against the real server.

mod accessibility;
mod axe;
mod courses;
mod demo;
mod documents;
mod hostile;
mod instance;
mod key_store;
mod keyboard;
mod kursbevis;
mod lag;
mod messages;
mod office;
mod offices;
mod offline;
mod overview;
mod profile;
mod recruiting;
mod scene;
mod search;
mod sign_out;
mod take_out;
mod traces;
mod updates;
mod webview;
mod work;
