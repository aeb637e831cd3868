"""Tables by themselves: identities of a profile's form, and totals of tables without a form."""
