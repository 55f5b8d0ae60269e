/* How the data came, for the one who minds the wall: facts of the wire, and what happened when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/feed.h"
#include "widgets/status.h"

/* Fills the list behind the status with the facts of this instant and the messages of the journal,
 * newest first, in the city's time. */
void pentad_messages_show (PentadStatus *status, PentadFeed *feed, PentadLanguage language);
