/* The names that the documents of a platform have by the description of its interface.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* TRUE for a member that the interface of the platform names, and that is not personal by its name.
 */
gboolean pentad_public_knows_name (const char *name);
/* TRUE for a member that the description of boards (data/boards) names. */
gboolean pentad_public_knows_board_name (const char *name);
