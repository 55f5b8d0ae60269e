/* The templates, styles and icons that are built into the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Makes them known; to be called before the first widget is made. Harmless when called again. */
void pentad_resources_init (void);
