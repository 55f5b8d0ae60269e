/* The entries of a topic of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/json-writer.h"
#include "reference/world.h"

/* Writes the member “entries”: those that the topic's templates make at `now`. */
void pentad_topic_entries_write (PentadJsonWriter *w,
                                 const PentadWorld *world,
                                 const PentadJson *topic,
                                 gint64 now);
