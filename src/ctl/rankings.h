/* The rankings of `pentadctl figures`: districts and streets, like with like.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/json-writer.h"
#include "ctl/session.h"
#include "model/figure.h"

/* Writes the member "rankings": for every rate and score that has a better side, the districts and
 * the streets of the table, by the groups of the scheme. Levels with fewer than two units have no
 * ranking. */
void pentad_ctl_write_rankings (PentadJsonWriter *json,
                                const PentadCtlSession *session,
                                const PentadFigures *figures);
