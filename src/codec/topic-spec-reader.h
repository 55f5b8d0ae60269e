/* Reads the part of a board that says what a panel shows of a topic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/guard.h"
#include "model/topic-spec.h"

/* The value of "topic" of a panel, into a spec that was initialised. A topic that is not named,
 * words that are not known and too many columns fail the guard. */
void pentad_read_topic_spec (PentadGuard *guard, PentadTopicSpec *spec);
