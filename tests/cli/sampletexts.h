// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// A page of two sentences that no check takes for a repeat of another page's.
inline QString pageOfText(int page)
{
    static const char *const facts[] = {
        "Osmosis is the movement of water through a membrane. The port of Lisbon was destroyed by "
        "an earthquake in 1755.",
        "Inflation is a general rise in the prices of goods. Gutenberg printed his Latin Bible in "
        "the city of Mainz.",
        "Photosynthesis is the process by which plants turn light into sugar. The Suez Canal was "
        "opened to ships in 1869.",
        "A glacier is a river of ice that flows slowly downhill. Marie Curie received two Nobel "
        "Prizes for her research.",
        "Friction is the force that slows two touching surfaces. The French monarchy was abolished "
        "by the Convention in 1792.",
        "A sonnet is a poem of fourteen lines. Magellan sailed around South America with five "
        "wooden vessels.",
        "Erosion is the wearing away of soil by wind and rain. The telephone was patented by "
        "Alexander Bell in 1876.",
        "A monopoly is a market with only one seller. Darwin collected finches on the Galapagos "
        "Islands.",
        "Mitosis is the division of a cell nucleus into two equal nuclei. The Berlin Wall was torn "
        "down in November 1989.",
        "An isotope is an atom with a different number of neutrons. Hannibal crossed the Alps with "
        "his elephants.",
        "Democracy is government by the citizens of a state. The first railway between cities "
        "connected Liverpool and Manchester in 1830.",
        "A catalyst is a substance that speeds up a reaction. Mozart composed his Requiem during "
        "the last months of his life.",
        "Sediment is material that settles at the bottom of a lake. The Great Fire of London "
        "burned for four days in 1666.",
        "A tariff is a tax on imported merchandise. Galileo observed four moons of Jupiter through "
        "his telescope.",
        "Metaphor is a figure of speech without like or as. The Panama Canal was completed by "
        "American engineers in 1914.",
        "A fjord is a narrow inlet carved by ice. Florence Nightingale reformed the hospitals of "
        "the British army.",
        "Velocity is speed in a given direction. The emperor Charlemagne was crowned in Rome on "
        "Christmas Day 800.",
        "An enzyme is a protein that helps digestion. Vasco da Gama reached India by sailing "
        "around Africa.",
        "Sovereignty is the right of a nation to rule itself. The printing of banknotes began in "
        "Sweden in 1661.",
        "A comet is a lump of frozen gas and dust. Beethoven lost his hearing while he wrote nine "
        "symphonies.",
        "Density is mass divided by volume. The Titanic sank in the North Atlantic in April 1912.",
        "A drought is a long period without rain. Rembrandt painted the Night Watch for a company "
        "of Amsterdam guards.",
    };
    return QString::fromLatin1(facts[page % int(std::size(facts))]);
}

} // namespace recto
