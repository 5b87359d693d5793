"""The settings.toml of an invented keeper; some of its texts are only in Latvian."""

SAID = """
[keeper]
email = "arhivs@ozoli.example"
phone = "+371 60000000"
website = "https://ozoli.example/"

[keeper.lv]
name = "Ozolu digitālā bibliotēka"
address = "Liepu iela 1\\nOzoli"
purpose = "Lai pētnieki to varētu lasīt."
corrections = "Rakstiet:\\n\\n- adresi;\\n- iemeslu."
privacy = "Sīkāk: https://ozoli.example/dati"
accessibility = "Mūsu paziņojums."
licence = "Drīkst izmantot bez atļaujas."

[keeper.en]
name = "Digital Library of Ozoli"
purpose = "So that researchers can read it."
"""
