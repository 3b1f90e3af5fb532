"""How is Kintrace used from a terminal?

One module per command, each one library call. Standard output is data, standard error is talk.
Commands import what they need when they run, so that ``kintrace --help`` answers at once.
"""
