//! Types and rules shared by the app and the server.
