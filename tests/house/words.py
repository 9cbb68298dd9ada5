"""Code speaks English. These are the Swedish words that like to slip in, and those that may.

A word is what stands between underscores and capitals in a name: `next_omgang` holds `omgang`.
"""

SWEDISH = frozenset(
    """
    amne anvand anvandare arbete arende atgard avsluta bara berattelse beskrivning beslut beslutad betala bild bilda
    borja byt dag dagar datum deltagare delar driva epost fas faser fel felaktig fil filer finns fraga fragor forening
    formular fornamn forsok grupp grupper gro halsa handledare hjalp hitta huvud hamta inbjudan innehall inlagg
    inloggning inte kapitel klar klart kommun konto kort koppla kostnad kund ladda lagg lakare las lista lokal
    losenord lank mall manad medlem medlemmar meddelande mota mote moten nasta namn nej ny nya nyckel omgang ord
    ordning parm parmen paus person personer plats prova rad rader redaktion resultat rubrik sida sidor skapa skicka
    skriv skriva sok spara sparad sparat sprak stang start steg stopp styrelse svar svara svensk ta tabell tavla
    text tid tidpunkt titel typ uppdatera uppgift uppgifter utskrift vagval varde varden vecka verksamhet vidare
    visa valj valt ar avtal ovning ovningar ordlista kalla kallor krav pris summa antal
    """.split()
) - frozenset(
    # The same letters are English words.
    "fil fel text start person typ ar ta inte mall ord bara dag fas ny".split()
)

ALLOWED = {
    # The six phases and the four results are names of their own, the same in every language of the code.
    "mota": "phase Möta",
    "gro": "phase Gro",
    "prova": "phase Pröva",
    "bilda": "phase Bilda",
    "driva": "phase Driva",
    "bara": "phase Bära",
    "kommun": "a Swedish municipality: official codes and names are by kommun",
}
