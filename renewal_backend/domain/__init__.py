"""What a renewal means: contracts, periods, premiums, rules and documents. Pure; no framework, no clock of its own."""
