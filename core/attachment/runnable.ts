import { extensionOf } from './file-name.ts';

/** What Windows, macOS or Linux run, mount, install or follow when such a file is opened. */
const runnableExtensions = new Set(
  (
    'ade adp app appimage appinstaller application appref-ms appx appxbundle apk bash bat bin cab cer chm class cmd com ' +
    'command cpl crt csh deb desktop dll diagcab dmg ear ex_ exe fish flatpakref flatpakrepo fxp gadget grp hlp hpj hta htc ' +
    'img inf ins inx ipa iso isp isu its jar jnlp job js jse jsp ksh lib library-ms lnk mad maf mag mam maq mar mas mat mau ' +
    'mav maw mcf mda mdb mde mdt mdw mdz mobileconfig mpkg msc msh msh1 msh1xml msh2 msh2xml mshxml msi msix msixbundle msp ' +
    'mst msu ops osd out pcd pif pkg pl plg prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pst py pyc pyo pyw pyz ' +
    'pyzw rb reg rpm run scf scpt scptd scr sct search-ms service settingcontent-ms sh shb shs snap so sys terminal theme ' +
    'tmp tool udf url vb vbe vbp vbs vhd vhdx vsmacros vsw vxd war webloc website wflow workflow ws wsc wsf wsh xbap xll ' +
    'xnk zsh'
  ).split(' '),
);

/** The first bytes of programs: ELF, DOS and Windows, scripts, Mach-O in both orders and universal (Java's, too). */
const runnableMarks: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
  [0x23, 0x21],
  [0xef, 0xbb, 0xbf, 0x23, 0x21],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0xca, 0xfe, 0xba, 0xbf],
];

/** Whether opening the file would run something: by its name on any system, or by its first bytes. Such files are only saved (R11). */
export function isRunnable(name: string, head: Uint8Array): boolean {
  return (
    runnableExtensions.has(extensionOf(name)) ||
    runnableMarks.some((mark) => mark.every((byte, index) => head[index] === byte))
  );
}
