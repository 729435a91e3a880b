-- Certificate authorities that alone are trusted, as PEM.
ALTER TABLE connections ADD COLUMN pins_pem TEXT;
