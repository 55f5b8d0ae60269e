/* Where the program's own files are: data and translations, installed or in a build folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that was started below the build folder takes the files of the source tree, so that
 * it runs uninstalled; one that was installed below another root finds the files below that root;
 * PENTAD_DATA_DIR and PENTAD_LOCALE_DIR in the environment win over both. */
#pragma once

#include <glib.h>

/* TRUE when the running executable lies below the build folder. */
gboolean pentad_paths_is_uninstalled (void);
/* The folder with boards, schemes, calendars ... Never NULL; lives as long as the program. */
const char *pentad_paths_get_data_dir (void);
/* The folder with LANG/LC_MESSAGES/pentad.mo. Never NULL; lives as long as the program. */
const char *pentad_paths_get_locale_dir (void);
/* The path of another program of ours: beside this one, or in its place in the build folder. It
 * need not be there. Transfer full. */
char *pentad_paths_dup_program (const char *name);
/* The path of a program that is for our own use only: in the folder of such programs, or in the
 * build folder, where it lies in the room of its name ("pentad-photo" in "photo"). It need not be
 * there. Transfer full. */
char *pentad_paths_dup_helper (const char *name);
/* The folder with the compiled settings schema of the build; NULL for a program that is installed.
 */
const char *pentad_paths_get_schema_dir (void);
/* The path of a data file, e.g. ("schemes", "demo.json"): of the user ($XDG_CONFIG_HOME/pentad), of
 * the machine (/etc/xdg/pentad), or the one that ships. name may come from a platform: anything
 * but letters, digits, '.', '_' and '-' is refused, as is a leading dot. NULL with G_FILE_ERROR
 * when there is no such file; the message names the path. Transfer full. */
char *pentad_paths_find_data (const char *folder, const char *name, GError **error);

/* The word after --lang in a command line, looked at before anything is translated; NULL without
 * one. Borrowed. */
const char *pentad_paths_peek_language (int argc, char **argv);
/* Sets the locale and binds the translations; to be called once, before threads are started.
 * language ("zh_CN", "zh_TW", "en") overrides the environment; NULL follows it. A process in the
 * plain C locale, or in one that is not installed, goes on in C.UTF-8. Numbers stay in the C form:
 * how they are shown is decided by the one who draws them. */
void pentad_paths_init_locale (const char *language);
