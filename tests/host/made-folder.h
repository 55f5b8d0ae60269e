/* Folders that a test makes for itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Removes the folder with all that is in it. */
void made_folder_remove (const char *path);
