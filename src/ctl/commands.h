/* The commands of pentadctl. Each returns the exit code; what is wrong goes to standard error in
 * one line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

int pentad_ctl_check_json (int argc, char **argv);
int pentad_ctl_check_platform (int argc, char **argv);
int pentad_ctl_doctor (int argc, char **argv);
int pentad_ctl_export (int argc, char **argv);
int pentad_ctl_figures (int argc, char **argv);
int pentad_ctl_gallery (int argc, char **argv);
int pentad_ctl_key (int argc, char **argv);
int pentad_ctl_render (int argc, char **argv);
int pentad_ctl_snapshot (int argc, char **argv);
int pentad_ctl_snapshot_create (int argc, char **argv);
int pentad_ctl_snapshot_diff (int argc, char **argv);
