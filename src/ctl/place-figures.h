/* Every figure of every division down to a level, of a source that is opened for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/session.h"
#include "evaluate/indicators.h"

/* A level by its name; NULL: the unit grids. FALSE with one line that names the option. */
gboolean pentad_ctl_parse_level (const char *text, PentadLevel *level, GError **error);
/* Opens the source of the options, with their period, and evaluates. NULL with one line. Transfer
 * full; the session is the caller's to clear in any case. */
/* The places down to a level that the source holds. Transfer full. */
GArray *pentad_ctl_list_places (const PentadCtlSession *session, PentadLevel level);
PentadFigures *pentad_ctl_place_figures (PentadCtlSession *session,
                                         const PentadCtlOptions *options,
                                         PentadLevel level,
                                         GError **error);
