//! Files as a member handles them: fetched, shown, printed, attached, and what lies within them. It knows e-mails, invoices
//! and messages, which know the bytes of files themselves ([`crate::files`]) but not this.

mod commands;
mod print;
mod within;
